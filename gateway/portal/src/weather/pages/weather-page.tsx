import { dayOf } from '../calendar.ts';
import { detailOf } from '../days.ts';
import { calendarLink, csvLink, feedLink, weatherJsonLink, weatherLink } from '../links.ts';
import type { Query, WeatherModel } from '../model.ts';
import type { Weather } from '../numbers.ts';
import { everywhere } from '../everywhere.ts';
import { worstFirst } from '../events.ts';
import { isEmpty, leadOf, skyShown, titleOf } from '../head.ts';
import { Banners } from '../ui/banners.tsx';
import { documentOf } from '../ui/document.tsx';
import { EventCard, EventLines } from '../ui/events.tsx';
import { Empty } from '../ui/empty.tsx';
import { Formula } from '../ui/formula.tsx';
import { Legend } from '../ui/legend.tsx';
import { DayLog } from '../ui/log.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Section } from '../ui/pieces.tsx';
import { Regions } from '../ui/regions.tsx';
import { Rows } from '../ui/rows.tsx';
import { DayPaging, RangeSwitch, RegionSwitch } from '../ui/switches.tsx';
import { viewOf, type View } from '../view.ts';

type Props = { v: View; model: WeatherModel };

/** What the page is about: one region, or all of them together. */
const shownOf = ({ weather, others }: WeatherModel): Weather =>
  others === undefined ? weather : everywhere([weather, ...others]);

type Shown = Props & { shown: Weather };

const Hero = ({ v, model, shown: weather }: Shown) => (
  <div class={`hero ${skyShown(weather, model)}`}>
    <Glyph sky={skyShown(weather, model)} size="huge" />
    <div>
      <h1>{titleOf(v, weather, model)}</h1>
      <p class="lead">
        {leadOf(v, weather, model)}
        <span class="note">
          <time dateTime={v.f.iso(weather.asOf)}>{v.t.common.asOf(v.f.time(weather.asOf))}</time>, {zoneOf(v, model)}.
        </span>
      </p>
    </div>
  </div>
);

const Now = ({ v, weather }: { v: View; weather: Weather }) => (
  <>
    {weather.open.length === 0 ? null : (
      <Section id="open" title={v.t.weather.open}>
        {worstFirst(weather.open).map((event) => (
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

const Grid = ({ v, weather, today }: { v: View; weather: Weather; today: string }) => {
  const grid = { v, from: weather.from, until: weather.until, detail: detailOf(v, weather.rows), today };
  return (
    <>
      <Legend v={v} />
      <Rows grid={grid} rows={weather.rows} />
    </>
  );
};

// Days before those of this page, of an installation that followed something once, stay reachable.
const NoSolution = ({ v, model: { weather, query, now } }: Props) => (
  <>
    <Empty v={v} />
    <DayPaging
      v={v}
      span={{ ...weather, today: dayOf(now, v.zone) }}
      count={weather.rows[0]?.days.length ?? 0}
      link={(change) => weatherLink(query, change)}
    />
  </>
);

const Days = ({ v, model, shown }: Shown) => {
  const { weather, query, others } = model;
  const today = dayOf(model.now, v.zone);
  const count = weather.rows[0]?.days.length ?? 0;
  const link = (change: Query): string => weatherLink(query, change);
  const period = v.t.weather.gridText(v.f.day(weather.from), v.f.day(weather.until));
  const all = others !== undefined;
  return (
    <Section
      id="days"
      title={all ? v.t.weather.allRegions : v.t.weather.grid}
      note={all ? `${period}. ${v.t.weather.compareText}` : period}
    >
      <RangeSwitch v={v} count={count} link={link} />
      {all ? (
        <Regions v={v} rows={shown.rows} weathers={[weather, ...others]} />
      ) : (
        <Grid v={v} weather={weather} today={today} />
      )}
      <DayPaging v={v} span={{ ...weather, today }} count={count} link={link} />
      {all ? null : <DayLog v={v} rows={weather.rows} from={weather.from} />}
      <Formula v={v} settings={weather.settings} zone={all ? v.t.weather.ownZone : v.zone} />
    </Section>
  );
};

const Content = ({ v, model, shown }: Shown) => {
  const { weather, query, others } = model;
  return (
    <>
      <Banners v={v} frame={model} />
      <Hero v={v} model={model} shown={shown} />
      {isEmpty(shown, model) ? null : (
        <RegionSwitch
          v={v}
          regions={weather.regions}
          current={others === undefined ? weather.region.key : 'all'}
          link={(change) => weatherLink(query, change)}
          all
        />
      )}
      <Now v={v} weather={shown} />
      {isEmpty(shown, model) ? <NoSolution v={v} model={model} /> : <Days v={v} model={model} shown={shown} />}
      {shown.recent.length === 0 ? null : (
        <Section id="recent" title={v.t.weather.recent}>
          <EventLines v={v} events={shown.recent} />
        </Section>
      )}
    </>
  );
};

// Beside each other every region has days of its own; the times on the page are those of the first.
const zoneOf = (v: View, { others }: WeatherModel): string =>
  others === undefined ? v.t.common.zone(v.zone) : v.t.weather.zones(v.zone);

/** The page `/status` (ST-01, ST-07). */
export const weatherPage = (model: WeatherModel): string => {
  const { weather, query } = model;
  const shown = shownOf(model);
  const named = shown.rows.map((row) => row.component);
  const v = viewOf(model, { zone: weather.region.timeZone, at: shown.asOf }, named);
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
    title: titleOf(v, shown, model),
    sky: skyShown(shown, model),
    inLanguage: (lang) => weatherLink(query, { lang }),
    feed: feedLink(),
    asOf: shown.asOf,
    zone: zoneOf(v, model),
    foot,
    children: <Content v={v} model={model} shown={shown} />,
  });
};
