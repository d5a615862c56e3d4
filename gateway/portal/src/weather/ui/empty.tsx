import type { View } from '../view.ts';

/** An installation without any component: what this page is, and what to do first. */
export const Empty = ({ v }: { v: View }) => (
  <div class="empty">
    <p>{v.t.weather.emptyText}</p>
    <p>{v.t.weather.emptyFirst}</p>
    <pre>
      <code>npx atrium status import --format statuspage incidents.json</code>
    </pre>
  </div>
);
