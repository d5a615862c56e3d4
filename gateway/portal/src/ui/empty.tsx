import type { ComponentChildren } from 'preact';

type EmptyProps = { title: string; children?: ComponentChildren; action?: ComponentChildren };

/** Where nothing is yet: what will stand here, and what to do first. */
export const Empty = ({ title, children, action }: EmptyProps) => (
  <div class="empty-state">
    <h2>{title}</h2>
    {children === undefined ? null : <p>{children}</p>}
    {action === undefined ? null : <div class="form-foot">{action}</div>}
  </div>
);
