import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import type { Tone } from './notice.tsx';

const icons: Record<Tone | 'calm', IconName> = {
  info: 'info',
  good: 'check',
  warn: 'alert',
  bad: 'cross',
  calm: 'dot',
};

/** A state in a word, with a shape and a colour. */
export const Badge = ({ tone = 'calm', children }: { tone?: Tone | 'calm'; children: ComponentChildren }) => (
  <span class={`badge ${tone}`}>
    <Icon name={icons[tone]} />
    {children}
  </span>
);
