import { feedLink } from '../links.ts';
import type { View } from '../view.ts';

/** An installation without any component: what this page will be, and how a visitor hears of it. */
export const Empty = ({ v }: { v: View }) => (
  <div class="empty">
    <p>{v.t.weather.emptyText}</p>
    <p>
      {v.t.weather.emptyFollow} <a href={feedLink()}>{v.t.common.atom}</a>
    </p>
  </div>
);
