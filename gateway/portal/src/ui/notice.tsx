import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'info' | 'good' | 'warn' | 'bad';

const icons: Record<Tone, IconName> = { info: 'info', good: 'check', warn: 'alert', bad: 'alert' };

type NoticeProps = {
  tone?: Tone;
  title: string;
  children?: ComponentChildren;
  /** Whether a screen reader says it when it appears. */
  live?: boolean;
};

/** Something to know before going on: a shape, a colour and words. */
export const Notice = ({ tone = 'info', title, children, live = false }: NoticeProps) => (
  <div class={`notice ${tone}`} role={live ? 'status' : undefined}>
    <Icon name={icons[tone]} />
    <div>
      <p class="notice-title">{title}</p>
      {children === undefined ? null : <div class="notice-text">{children}</div>}
    </div>
  </div>
);
