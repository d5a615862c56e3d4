/** The five forms of the sky, and no data. */
export type Sky = 'sun' | 'cone' | 'cloud' | 'storm' | 'several' | 'none';

/** The forms of the sky, from the calmest to the worst. */
export const skies: readonly Sky[] = ['sun', 'cone', 'cloud', 'storm', 'several', 'none'];

const rays =
  'M12 2v2.6M12 19.4V22M2 12h2.6M19.4 12H22M4.9 4.9l1.9 1.9M17.2 17.2l1.9 1.9M4.9 19.1l1.9-1.9M17.2 6.8l1.9-1.9';
const cloud = 'M7.2 19a5 5 0 0 1-.6-9.96 6.2 6.2 0 0 1 11.7 1.5A4.3 4.3 0 0 1 17.6 19z';
const highCloud = 'M7 15.2a4.6 4.6 0 0 1-.5-9.17 6 6 0 0 1 11.3 1.45 3.9 3.9 0 0 1-.6 7.72z';
const bolt = 'M13.2 11.4 8.6 17.3h3l-1.1 5.2 5-6.5h-3.1z';
const lowCloud = 'M7.8 17a4.1 4.1 0 0 1-.4-8.18A5.6 5.6 0 0 1 18 10.2 3.5 3.5 0 0 1 17.6 17z';

/**
 * Our own drawing of the sky, in a box of 24: `solid` takes the colour of the state, `line` is stroked with it, `cut`
 * is drawn in the colour of the ground over it. Each form is told by its outline alone.
 */
export const forms: Record<Sky, string> = {
  sun: `<circle cx="12" cy="12" r="4.9"/><path class="line" d="${rays}"/>`,
  cone: '<path d="M10.3 3.4a1.8 1.8 0 0 1 3.4 0L18 17H6z"/><path class="cut" d="M8.9 8.2h6.2v2H8.3zM7.2 12.9h9.6l.6 2H6.6z"/><rect x="2.6" y="18.2" width="18.8" height="3.2" rx="1.4"/>',
  cloud: `<path d="${cloud}"/>`,
  storm: `<path d="${highCloud}"/><path class="cut halo" d="${bolt}"/><path d="${bolt}"/>`,
  several: `<circle cx="16.6" cy="6.2" r="3.2"/><path class="line thin" d="M16.6.9v.8M21.9 6.2h-.8M20.4 2.4l-.6.6M12.8 2.4l.6.6M20.4 10l-.6-.6"/><path class="cut halo" d="${lowCloud}"/><path d="${lowCloud}"/><path class="cut halo" d="${bolt}"/><path d="${bolt}"/>`,
  none: '<circle class="line dots" cx="12" cy="12" r="8"/>',
};
