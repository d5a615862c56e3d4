import { dayOf } from '../calendar.ts';
import { detailOf } from '../days.ts';
import { worstFirst } from '../events.ts';
import { calendarLink, componentLink, csvLink, feedLink } from '../links.ts';
import type { ComponentModel, Query } from '../model.ts';
import { skyOf } from '../sky.ts';
import { Banners } from '../ui/banners.tsx';
import { Crumbs } from '../ui/crumbs.tsx';
import { DayBar } from '../ui/day-bar.tsx';
import { documentOf } from '../ui/document.tsx';
import { EventCard, EventFold, EventLines } from '../ui/events.tsx';
import { Follow } from '../ui/follow.tsx';
import { Formula } from '../ui/formula.tsx';
import { Legend } from '../ui/legend.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Section, Time, Written } from '../ui/pieces.tsx';
import { Rows } from '../ui/rows.tsx';
import { DayPaging, RangeSwitch, RegionSwitch } from '../ui/switches.tsx';
import { SecondsTable, UptimeTiles } from '../ui/uptime.tsx';
import { spokenPlain, viewOf, type View } from '../view.ts';

type Props = { v: View; model: ComponentModel };

const Hero = ({ v, model: { weather } }: Props) => {
  const { row } = weather;
  return (
    <div class={`hero ${skyOf(row.state)}`}>
      <Glyph sky={skyOf(row.state)} size="huge" />
      <div>
        <h1>
          <Written v={v} text={row.component.name} />
        </h1>
        <p class="lead">
          <strong>{v.t.component.heads[row.state]}</strong>{' '}
          <span class="note">
            <Time v={v} at={weather.asOf} />
          </span>
        </p>
        {row.component.description[v.lang] === '' ? null : (
          <p>
            <Written v={v} text={row.component.description} />
          </p>
        )}
      </div>
    </div>
  );
};

const Days = ({ v, model }: Props) => {
  const { weather, query } = model;
  const count = weather.row.days.length;
  const today = dayOf(model.now, v.zone);
  const link = (change: Query): string =>
    componentLink(query, weather.row.component.key, { days: query.days, until: query.until, ...change });
  const title =
    weather.until === today ? v.t.component.days(count) : v.t.component.daysUntil(count, v.f.day(weather.until));
  return (
    <Section id="days" title={title} note={v.t.component.daysText}>
      <RangeSwitch v={v} count={count} link={link} />
      <DayBar v={v} row={weather.row} from={weather.from} />
      <DayPaging v={v} span={{ ...weather, today }} count={count} link={link} />
      <Legend v={v} />
    </Section>
  );
};

const Now = ({ v, model: { weather } }: Props) => (
  <>
    <Section id="open" title={v.t.weather.open}>
      {weather.open.length === 0 ? <p class="note">{v.t.component.noOpen}</p> : null}
      {worstFirst(weather.open).map((event) => (
        <EventCard v={v} event={event} />
      ))}
    </Section>
    <Section id="planned" title={v.t.weather.planned}>
      {weather.planned.length === 0 ? (
        <p class="note">{v.t.component.noPlanned}</p>
      ) : (
        <EventLines v={v} events={weather.planned} />
      )}
    </Section>
  </>
);

const Children = ({ v, model }: Props) => {
  const { weather } = model;
  if (weather.children.length === 0) return null;
  const today = dayOf(model.now, v.zone);
  const grid = { v, from: weather.from, until: weather.until, detail: detailOf(v, weather.children), today };
  return (
    <Section id="children" title={v.t.component.children}>
      <Rows grid={grid} rows={weather.children} />
    </Section>
  );
};

const Past = ({ v, model: { weather, query } }: Props) => {
  const link = (pageToken: string | undefined): string =>
    `${componentLink(query, weather.row.component.key, { days: query.days, until: query.until, pageToken })}#past`;
  return (
    <Section id="past" title={v.t.component.past}>
      {weather.past.length === 0 ? <p class="note">{v.t.component.noPast}</p> : null}
      {weather.past.map((event) => (
        <EventFold v={v} event={event} />
      ))}
      <p class="paging">
        {query.pageToken === undefined ? null : <a href={link(undefined)}>{v.t.component.newest}</a>}
        {weather.nextPageToken === '' ? null : <a href={link(weather.nextPageToken)}>{v.t.component.more}</a>}
      </p>
    </Section>
  );
};

const Content = ({ v, model }: Props) => {
  const { weather, query } = model;
  const { component } = weather.row;
  const link = (change: Query): string =>
    componentLink(query, component.key, { days: query.days, until: query.until, ...change });
  return (
    <>
      <Crumbs v={v} groups={weather.ancestors} here={component.name} />
      <Banners v={v} frame={model} />
      <Hero v={v} model={model} />
      <RegionSwitch v={v} regions={weather.regions} current={weather.region.key} link={link} />
      <Days v={v} model={model} />
      <Now v={v} model={model} />
      <Section id="uptime" title={v.t.component.uptime} note={v.t.component.excluded}>
        <UptimeTiles v={v} periods={weather.periods} />
        <SecondsTable v={v} periods={weather.periods} />
        <Formula v={v} settings={weather.settings} />
      </Section>
      <Children v={v} model={model} />
      <Past v={v} model={model} />
      <Follow v={v} component={component} publicUrl={model.publicUrl} />
    </>
  );
};

/** The page `/status/components/<key>` (ST-02). */
export const componentPage = (model: ComponentModel): string => {
  const { weather, query } = model;
  const { row } = weather;
  const key = row.component.key;
  const named = [...weather.ancestors, row.component, ...weather.children.map((child) => child.component)];
  const v = viewOf(model, { zone: weather.region.timeZone, at: weather.asOf }, named, model.names);
  return documentOf({
    v,
    frame: model,
    name: weather.settings.name,
    title: `${spokenPlain(row.component.name, v.lang)}${v.t.common.colon}${v.t.states[row.state]}`,
    sky: skyOf(row.state),
    inLanguage: (lang) =>
      componentLink(query, key, { days: query.days, until: query.until, pageToken: query.pageToken, lang }),
    feed: feedLink(key),
    asOf: weather.asOf,
    foot: [
      { href: feedLink(key), label: v.t.common.atom, type: 'application/atom+xml' },
      { href: calendarLink(key), label: v.t.common.calendar, type: 'text/calendar' },
      { href: csvLink(weather.region.key, weather.from, weather.until, key), label: v.t.common.csv, type: 'text/csv' },
    ],
    children: <Content v={v} model={model} />,
  });
};
