import { dayOf } from '../calendar.ts';
import { detailOf } from '../days.ts';
import { calendarLink, csvLink, feedLink, weatherJsonLink, weatherLink } from '../links.ts';
import type { Query, Weather, WeatherModel } from '../model.ts';
import { skyOf } from '../sky.ts';
import { Banners } from '../ui/banners.tsx';
import { documentOf } from '../ui/document.tsx';
import { EventCard, EventLines } from '../ui/events.tsx';
import { Empty } from '../ui/empty.tsx';
import { Formula } from '../ui/formula.tsx';
import { Legend } from '../ui/legend.tsx';
import { DayLog } from '../ui/log.tsx';
import { Glyph, Section } from '../ui/pieces.tsx';
import { Regions } from '../ui/regions.tsx';
import { Rows } from '../ui/rows.tsx';
import { DayPaging, RangeSwitch, RegionSwitch } from '../ui/switches.tsx';
import { viewOf, type View } from '../view.ts';

/** The sentence at the head of the page: the overall state in words. */
const headOf = ({ t }: View, { state, open }: Weather): string =>
  open.length > 1 ? t.weather.headsMany[state] : t.weather.heads[state];

const reach = ({ t }: View, { rows }: Weather): string => {
  const leaves = rows.filter((row) => !row.group && row.component.parent !== '');
  const well = leaves.filter((row) => row.state === 'operational').length;
  if (leaves.length === 0) return '';
  if (well === leaves.length) return t.weather.allWell(well);
  return well === 0 ? t.weather.noneWell(leaves.length) : t.weather.someWell(well, leaves.length);
};

const Hero = ({ v, weather, empty }: { v: View; weather: Weather; empty: boolean }) => (
  <div class={`hero ${skyOf(weather.state)}`}>
    <Glyph sky={skyOf(weather.state)} size="huge" />
    <div>
      <h1>{empty ? v.t.weather.emptyTitle : headOf(v, weather)}</h1>
      <p class="lead">
        {empty || reach(v, weather) === '' ? '' : `${reach(v, weather)}. `}
        <span class="note">
          <time dateTime={v.f.iso(weather.asOf)}>{v.t.common.asOf(v.f.time(weather.asOf))}</time>,{' '}
          {v.t.common.zone(v.zone)}.
        </span>
      </p>
    </div>
  </div>
);

const Now = ({ v, weather }: { v: View; weather: Weather }) => (
  <>
    {weather.open.length === 0 ? null : (
      <Section id="open" title={v.t.weather.open}>
        {weather.open.map((event) => (
          <EventCard v={v} event={event} />
        ))}
      </Section>
    )}
    {weather.planned.length === 0 ? null : (
      <Section id="planned" title={v.t.weather.planned}>
        <EventLines v={v} events={weather.planned} />
      </Section>
    )}
  </>
);

const Days = ({ v, model }: { v: View; model: WeatherModel }) => {
  const { weather, query } = model;
  const today = dayOf(model.now, v.zone);
  const count = weather.rows[0]?.days.length ?? 0;
  const link = (change: Query): string => weatherLink(query, change);
  const grid = { v, from: weather.from, until: weather.until, detail: detailOf(weather.rows), today };
  return (
    <Section
      id="days"
      title={v.t.weather.grid}
      note={v.t.weather.gridText(v.f.day(weather.from), v.f.day(weather.until))}
    >
      <RangeSwitch v={v} count={count} link={link} />
      <Legend v={v} />
      <Rows grid={grid} rows={weather.rows} />
      <DayPaging v={v} span={{ ...weather, today }} count={count} link={link} />
      <DayLog v={v} rows={weather.rows} from={weather.from} />
      <Formula v={v} settings={weather.settings} />
    </Section>
  );
};

const Content = ({ v, model }: { v: View; model: WeatherModel }) => {
  const { weather, query, others } = model;
  const empty = weather.rows.every((row) => row.component.parent === '') && weather.firstDay === '';
  const current = others === undefined ? weather.region.key : 'all';
  return (
    <>
      <Banners v={v} frame={model} />
      <Hero v={v} weather={weather} empty={empty} />
      <RegionSwitch
        v={v}
        regions={weather.regions}
        current={current}
        link={(change) => weatherLink(query, change)}
        all
      />
      <Now v={v} weather={weather} />
      {empty ? (
        <Empty v={v} />
      ) : others === undefined ? (
        <Days v={v} model={model} />
      ) : (
        <Regions v={v} weathers={[weather, ...others]} />
      )}
      {weather.recent.length === 0 ? null : (
        <Section id="recent" title={v.t.weather.recent}>
          <EventLines v={v} events={weather.recent} />
        </Section>
      )}
    </>
  );
};

/** The page `/status` (ST-01, ST-07). */
export const weatherPage = (model: WeatherModel): string => {
  const { weather, query } = model;
  const v = viewOf(
    model,
    weather.region.timeZone,
    weather.rows.map((row) => row.component),
  );
  const count = weather.rows[0]?.days.length ?? 0;
  const foot = [
    { href: feedLink(), label: v.t.common.atom, type: 'application/atom+xml' },
    { href: calendarLink(), label: v.t.common.calendar, type: 'text/calendar' },
    { href: csvLink(weather.region.key, weather.from, weather.until), label: v.t.common.csv, type: 'text/csv' },
    {
      href: weatherJsonLink(weather.region.key, count, weather.until),
      label: v.t.common.json,
      type: 'application/json',
    },
  ];
  return documentOf({
    v,
    frame: model,
    name: weather.settings.name,
    title: headOf(v, weather),
    sky: skyOf(weather.state),
    inLanguage: (lang) => weatherLink(query, { lang }),
    feed: feedLink(),
    asOf: weather.asOf,
    foot,
    children: <Content v={v} model={model} />,
  });
};
