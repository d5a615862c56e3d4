import { addDays, dayOf } from '../calendar.ts';
import { happened } from '../days.ts';
import { calendarLink, componentLink, dayLink, feedLink } from '../links.ts';
import type { DayModel, Query } from '../model.ts';
import type { WeatherRow } from '../numbers.ts';
import { letterOf, skyOfLetter } from '../sky.ts';
import { Banners } from '../ui/banners.tsx';
import { Crumbs } from '../ui/crumbs.tsx';
import { documentOf } from '../ui/document.tsx';
import { EventCard, Path } from '../ui/events.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Section, Written } from '../ui/pieces.tsx';
import { RegionSwitch } from '../ui/switches.tsx';
import { spokenPlain, viewOf, type View } from '../view.ts';

type Props = { v: View; model: DayModel };

/** The row that the day is about: the component asked for, else the root. */
const subject = ({ rows, component }: DayModel): WeatherRow | undefined =>
  component === undefined ? rows[0] : rows.find((row) => row.component.key === component.key);

const isLeaf = (row: WeatherRow): boolean => !row.group && row.component.parent !== '';
const quiet = (row: WeatherRow): boolean => row.days === '.' || row.days === '-' || row.days === '';

const Hero = ({ v, model }: Props) => {
  const row = subject(model);
  const letter = letterOf(row?.days);
  return (
    <div class={`hero ${skyOfLetter[letter]}`}>
      <Glyph sky={skyOfLetter[letter]} size="huge" />
      <div>
        <h1>{v.f.longDay(model.date)}</h1>
        <p class="lead">
          {model.component === undefined ? null : (
            <>
              <Written v={v} text={model.component.name} />
              {v.t.common.colon}
            </>
          )}
          <strong>{happened(v, letter, row?.notes[0])}</strong>
        </p>
        {model.date === dayOf(model.now, v.zone) ? <p class="note">{v.t.day.today}</p> : null}
      </div>
    </div>
  );
};

// A group is named where something happened to itself, not only to what it contains.
const Touched = ({ v, model }: Props) => {
  const hit = new Set(model.events.flatMap(({ components }) => components));
  const rows = model.rows.filter((row) => !quiet(row) && (isLeaf(row) || hit.has(row.component.key)));
  if (rows.length === 0) return null;
  return (
    <Section id="touched" title={v.t.day.touched}>
      <ul class="lines">
        {rows.map((row) => (
          <li>
            <Glyph sky={skyOfLetter[letterOf(row.days)]} />
            <a href={componentLink(v.query, row.component.key)}>
              <Path v={v} names={v.pathOf(row.component.key)} />
            </a>
            <span class="when">{happened(v, letterOf(row.days), row.notes[0])}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
};

const Around = ({ v, model }: Props) => {
  const key = model.component?.key;
  const today = dayOf(model.now, v.zone);
  return (
    <nav class="paging" aria-label={v.t.weather.paging}>
      {model.firstDay !== '' && model.firstDay < model.date ? (
        <a rel="prev" href={dayLink(v.query, addDays(model.date, -1), key)}>
          <span aria-hidden="true">← </span>
          {v.t.day.previous}
        </a>
      ) : null}
      {key === undefined ? null : <a href={dayLink(v.query, model.date)}>{v.t.day.whole}</a>}
      {model.date < today ? (
        <a rel="next" href={dayLink(v.query, addDays(model.date, 1), key)}>
          {v.t.day.next}
          <span aria-hidden="true"> →</span>
        </a>
      ) : null}
    </nav>
  );
};

const Content = ({ v, model }: Props) => {
  const known = (subject(model)?.days ?? '-') !== '-';
  const link = (change: Query): string => dayLink(v.query, model.date, model.component?.key, change);
  return (
    <>
      <Crumbs v={v} groups={model.component === undefined ? [] : [model.component]} here={v.f.day(model.date)} />
      <Banners v={v} frame={model} />
      <Hero v={v} model={model} />
      <RegionSwitch v={v} regions={model.regions} current={model.region.key} link={link} />
      <Around v={v} model={model} />
      <Section id="events" title={v.t.day.events(model.events.length)}>
        {model.events.length === 0 ? <p class="note">{known ? v.t.day.calm : v.t.day.noData}</p> : null}
        {model.events.map((event) => (
          <EventCard v={v} event={event} full />
        ))}
      </Section>
      <Touched v={v} model={model} />
    </>
  );
};

/** The page `/status/days/<YYYY-MM-DD>`: what happened on a day, to all or to one component (ST-01, ST-02). */
export const dayPage = (model: DayModel): string => {
  const v = viewOf(model, { zone: model.region.timeZone, at: model.asOf }, model.named);
  const of = model.component === undefined ? '' : `, ${spokenPlain(model.component.name, v.lang)}`;
  return documentOf({
    v,
    frame: model,
    name: model.settings.name,
    title: `${v.f.longDay(model.date)}${of}`,
    sky: skyOfLetter[letterOf(subject(model)?.days)],
    inLanguage: (lang) => dayLink(model.query, model.date, model.component?.key, { lang }),
    asOf: model.asOf,
    foot: [
      { href: feedLink(model.component?.key), label: v.t.common.atom, type: 'application/atom+xml' },
      { href: calendarLink(model.component?.key), label: v.t.common.calendar, type: 'text/calendar' },
    ],
    children: <Content v={v} model={model} />,
  });
};
