const paths = {
  home: 'M4 11 12 4l8 7v9h-5.5v-5.5h-5V20H4z',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.3a3.5 3.5 0 0 1 0 6.4M17.5 14.4c2.4.8 4 2.8 4 5.6',
  journal: 'M6 3.5h12v17H6zM9.5 8h5M9.5 12h5M9.5 16h3',
  mail: 'M3.5 5.5h17v13h-17zM4 6l8 7 8-7',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9.6 9.4a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2 1-1.2 1.9M12 16.9v.1',
  sky: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5c.4-4 3.5-6 7.5-6s7.1 2 7.5 6',
  out: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9.5',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  cross: 'm6 6 12 12M18 6 6 18',
  dot: 'M12 12h.01',
  alert: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.1',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 11v5.5M12 7.6v.1',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  device: 'M4 5h16v11H4zM2.5 19.5h19',
} as const;

export type IconName = keyof typeof paths;

/** A small drawing beside a word; it says nothing by itself. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
