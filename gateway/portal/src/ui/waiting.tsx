import { pieces } from './messages/pieces.ts';

/** How far something has come; without `done` nobody knows. */
export const Progress = ({ label, done, of }: { label: string; done?: number; of?: number }) => (
  <div class="progress">
    <p>{label}</p>
    {done === undefined ? <progress aria-label={label} /> : <progress aria-label={label} value={done} max={of ?? 1} />}
  </div>
);

/** The shape of what is coming: seen after 200 ms, put in words after 2 s. */
export const Skeleton = ({ lines = 4 }: { lines?: number }) => (
  <div class="skeleton">
    <div aria-hidden="true">
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} class={`bone bone-${at % 3}`} />
      ))}
    </div>
    <p class="late" role="status">
      {pieces().loading}
    </p>
  </div>
);

/** Whether what is seen follows what happens. */
export const LiveDot = ({ live, children }: { live: boolean; children: string }) => (
  <span class={`live-dot${live ? ' on' : ''}`}>
    <i aria-hidden="true" />
    {children}
  </span>
);
