import { addDays } from '../calendar.ts';
import type { Query } from '../model.ts';
import type { Region } from '../numbers.ts';
import type { View } from '../view.ts';
import { Choices, Written } from './pieces.tsx';

type Link = (change: Query) => string;

/** The regions as links, the one shown marked; `all` adds all of them together (ST-07). */
export const RegionSwitch = (props: {
  v: View;
  regions: readonly Region[];
  current: string;
  link: Link;
  all?: boolean;
}) => {
  const { v, regions, current, link } = props;
  if (regions.length < 2) return null;
  const each = regions.map((region) => ({
    label: <Written v={v} text={region.name} />,
    href: link({ region: region.key }),
    current: region.key === current,
  }));
  const all = { label: v.t.weather.allRegions, href: link({ region: 'all' }), current: current === 'all' };
  return <Choices label={v.t.weather.region} choices={props.all === true ? [...each, all] : each} />;
};

const ranges = [5, 25, 30, 90, 365] as const;

/** How many days are shown, as links (ST-01). */
export const RangeSwitch = ({ v, count, link }: { v: View; count: number; link: Link }) => (
  <Choices
    label={v.t.weather.range}
    choices={ranges.map((days) => ({ label: v.t.weather.ranges[days], href: link({ days }), current: days === count }))}
  />
);

/** What paging through history needs to know. */
type Span = { from: string; until: string; firstDay: string; today: string };

/** Earlier and later days, back to the first day of history (ST-01). */
export const DayPaging = ({ v, span, count, link }: { v: View; span: Span; count: number; link: Link }) => {
  const { from, until, firstDay, today } = span;
  const later = addDays(until, count);
  const hasOlder = firstDay !== '' && firstDay < from;
  const hasNewer = until < today;
  if (!hasOlder && !hasNewer) return null;
  const firstEnd = addDays(firstDay, count - 1);
  return (
    <nav class="paging" aria-label={v.t.weather.paging}>
      {hasOlder ? (
        <a rel="prev" href={link({ until: addDays(from, -1) })}>
          <span aria-hidden="true">← </span>
          {v.t.weather.older}
        </a>
      ) : null}
      {hasOlder ? <a href={link({ until: firstEnd })}>{v.t.weather.first(v.f.day(firstDay))}</a> : null}
      {hasNewer ? (
        <a rel="next" href={link({ until: later >= today ? undefined : later })}>
          {v.t.weather.newer}
          <span aria-hidden="true"> →</span>
        </a>
      ) : null}
      {hasNewer && later < today ? <a href={link({ until: undefined })}>{v.t.weather.latest}</a> : null}
    </nav>
  );
};
