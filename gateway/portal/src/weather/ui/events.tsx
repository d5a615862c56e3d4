import { eventSky, phaseIsOver, whenOf } from '../events.ts';
import { eventLink } from '../links.ts';
import type { EventUpdate, Text, WeatherEvent } from '../numbers.ts';
import { saysSomething, type View } from '../view.ts';
import { printable } from '../escape.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Time, Written, WrittenText } from './pieces.tsx';

const shownNames = 4;

/** The name of a component after that of its group: leaves of different groups often have the same name. */
export const Path = ({ v, names }: { v: View; names: readonly Text[] }) => (
  <>
    {names.map((name, index) => (
      <>
        {index === 0 ? '' : ' › '}
        <Written v={v} text={name} />
      </>
    ))}
  </>
);

/** The components that an event touches, the first few by name; none named is the whole page. */
const TouchedNames = ({ v, event }: { v: View; event: WeatherEvent }) => {
  if (event.components.length === 0) return <>{v.t.common.wholePage}</>;
  const rest = event.components.length - shownNames;
  return (
    <>
      {event.components.slice(0, shownNames).map((key, index) => (
        <>
          {index === 0 ? '' : ', '}
          <Path v={v} names={v.pathOf(key)} />
        </>
      ))}
      {rest > 0 ? ` ${v.t.event.others(rest)}` : ''}
    </>
  );
};

/** When an event was or is to be, and how long, in words. */
const When = ({ v, event }: { v: View; event: WeatherEvent }) => {
  const when = whenOf(v, event);
  return (
    <span class="when">
      {when.times}
      {when.length === undefined ? null : <span class="length">{when.length}</span>}
    </span>
  );
};

/** Phase of an event as a small label. */
export const PhaseLabel = ({ v, event }: { v: View; event: WeatherEvent }) => (
  <span class={`tag ${phaseIsOver(event.phase) ? 'over' : eventSky(event)}`}>{v.t.event.phases[event.phase]}</span>
);

/** A card that says what goes on: title, since when, whom it touches, and the latest news. */
export const EventCard = ({ v, event, full }: { v: View; event: WeatherEvent; full?: boolean }) => {
  return (
    <article class={`card ${eventSky(event)}`}>
      <Glyph sky={eventSky(event)} size="big" />
      <div>
        <h3>
          <a href={eventLink(v.query, event.id)}>
            <Written v={v} text={event.title} />
          </a>
        </h3>
        <p class="facts">
          <PhaseLabel v={v} event={event} />
          <span>{v.t.event.impacts[event.impact]}</span>
          <When v={v} event={event} />
        </p>
        <p class="touched">
          <TouchedNames v={v} event={event} />
        </p>
        {full === true ? <Timeline v={v} updates={event.updates} /> : <Latest v={v} update={event.updates.at(-1)} />}
      </div>
    </article>
  );
};

const Latest = ({ v, update }: { v: View; update: EventUpdate | undefined }) => {
  if (update === undefined || !saysSomething(update.text)) return null;
  return (
    <div class="latest">
      <WrittenText v={v} text={update.text} />
      <p class="note">
        {v.t.event.latest}, <Time v={v} at={update.at} />
      </p>
    </div>
  );
};

const Author = ({ v, author }: { v: View; author: EventUpdate['author'] }) => {
  if (author === 'nobody') return null;
  if (author === 'team') return <span>{v.t.event.byTeam}</span>;
  return (
    <span>
      {v.t.event.by} <bdi>{printable(author.name)}</bdi>
    </span>
  );
};

/** The course of an event, newest first, each entry with its author and time (ST-03). */
export const Timeline = ({ v, updates }: { v: View; updates: readonly EventUpdate[] }) => (
  <ol class="timeline" reversed>
    {updates.toReversed().map((update) => (
      <li class={phaseIsOver(update.phase) ? 'over' : undefined}>
        <p class="step">
          <strong>{v.t.event.phases[update.phase]}</strong>
          <Time v={v} at={update.at} />
          <Author v={v} author={update.author} />
          {update.reconstructed ? <span class="tag">{v.t.event.reconstructed}</span> : null}
          {update.corrected === true ? <span class="tag">{v.t.event.corrected}</span> : null}
        </p>
        {saysSomething(update.text) ? <WrittenText v={v} text={update.text} /> : null}
      </li>
    ))}
  </ol>
);

/** A past event on one line, its course on demand: a page of twenty of them stays short (ST-02). */
export const EventFold = ({ v, event }: { v: View; event: WeatherEvent }) => (
  <details class="fold past">
    <summary>
      <Glyph sky={eventSky(event)} label={v.t.event.kinds[event.kind]} />
      <span class="title">
        <Written v={v} text={event.title} />
      </span>
      <When v={v} event={event} />
    </summary>
    <p class="facts">
      <PhaseLabel v={v} event={event} />
      <span>{v.t.event.impacts[event.impact]}</span>
      <span>
        <TouchedNames v={v} event={event} />
      </span>
    </p>
    <Timeline v={v} updates={event.updates} />
    <p class="paging">
      <a href={eventLink(v.query, event.id)}>{v.t.event.whole}</a>
    </p>
  </details>
);

/** A short list of events, one line each. */
export const EventLines = ({ v, events }: { v: View; events: readonly WeatherEvent[] }) => (
  <ul class="lines">
    {events.map((event) => (
      <li>
        <Glyph sky={eventSky(event)} label={v.t.event.kinds[event.kind]} />
        <a href={eventLink(v.query, event.id)}>
          <Written v={v} text={event.title} />
        </a>
        <When v={v} event={event} />
      </li>
    ))}
  </ul>
);
