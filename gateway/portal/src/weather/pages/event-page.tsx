import type { ComponentChildren } from 'preact';
import { eventSky, whenOf } from '../events.ts';
import { calendarLink, componentLink, dayLink, eventLink, feedLink } from '../links.ts';
import { dayOf } from '../calendar.ts';
import type { EventModel } from '../model.ts';
import { Banners } from '../ui/banners.tsx';
import { Crumbs } from '../ui/crumbs.tsx';
import { documentOf } from '../ui/document.tsx';
import { Path, PhaseLabel, Timeline } from '../ui/events.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Section, Time, Written } from '../ui/pieces.tsx';
import { spokenPlain, viewOf, type View } from '../view.ts';

type Props = { v: View; model: EventModel };

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Touched = ({ v, model: { components } }: Props) => {
  if (components.length === 0) return <>{v.t.common.wholePage}</>;
  return (
    <ul class="names">
      {components.map(({ key }) => (
        <li>
          <a href={componentLink(v.query, key)}>
            <Path v={v} names={v.pathOf(key)} />
          </a>
        </li>
      ))}
    </ul>
  );
};

const Places = ({ v, model: { event, regions } }: Props) => {
  const named = regions.filter(({ key }) => event.regions.includes(key));
  if (event.regions.length === 0 || named.length === regions.length) return <>{v.t.event.everywhere}</>;
  return (
    <ul class="names">
      {named.map(({ name }) => (
        <li>
          <Written v={v} text={name} />
        </li>
      ))}
    </ul>
  );
};

const Ending = ({ v, model: { event } }: Props) => {
  if (event.endsAt === undefined || !event.lengthKnown) return null;
  const planned = event.kind === 'maintenance' && event.endsAt > v.at;
  return (
    <Fact name={planned ? v.t.event.plannedEnd : v.t.event.ended}>
      <Time v={v} at={event.endsAt} />
    </Fact>
  );
};

const Facts = ({ v, model }: Props) => {
  const { event } = model;
  return (
    <dl class="facts-list">
      <Fact name={v.t.event.began}>
        <a href={dayLink(v.query, dayOf(event.startsAt, v.zone))}>
          <Time v={v} at={event.startsAt} />
        </a>
      </Fact>
      <Ending v={v} model={model} />
      <Fact name={v.t.event.duration}>{whenOf(v, event).length}</Fact>
      <Fact name={v.t.event.impact}>{v.t.event.impacts[event.impact]}</Fact>
      <Fact name={v.t.event.components}>
        <Touched v={v} model={model} />
      </Fact>
      <Fact name={v.t.event.regions}>
        <Places v={v} model={model} />
      </Fact>
      {event.origin === undefined ? null : <Fact name={v.t.event.origin}>{v.t.event.origins[event.origin]}</Fact>}
    </dl>
  );
};

const Content = ({ v, model }: Props) => {
  const { event } = model;
  const reconstructed = event.reconstructed || event.updates.some((update) => update.reconstructed);
  return (
    <>
      <Crumbs v={v} groups={[]} here={v.t.event.kinds[event.kind]} />
      <Banners v={v} frame={model} />
      <div class={`hero ${eventSky(event)}`}>
        <Glyph sky={eventSky(event)} size="huge" />
        <div>
          <h1>
            <Written v={v} text={event.title} />
          </h1>
          <p class="lead">
            {v.t.event.kinds[event.kind]} <PhaseLabel v={v} event={event} />
          </p>
        </div>
      </div>
      <div class="columns">
        <Section
          id="timeline"
          title={v.t.event.timeline}
          note={event.updates.length > 1 ? v.t.event.newestFirst : undefined}
        >
          {event.updates.length === 0 ? (
            <p class="note">{v.t.event.noUpdates}</p>
          ) : (
            <Timeline v={v} updates={event.updates} />
          )}
          {reconstructed ? <p class="note">{v.t.event.reconstructedText}</p> : null}
        </Section>
        <Facts v={v} model={model} />
      </div>
    </>
  );
};

/** The page `/status/events/<id>` (ST-03, ST-05). */
export const eventPage = (model: EventModel): string => {
  const v = viewOf(model, { zone: model.region.timeZone, at: model.asOf }, model.components, model.names);
  return documentOf({
    v,
    frame: model,
    name: model.settings.name,
    title: spokenPlain(model.event.title, v.lang),
    sky: eventSky(model.event),
    inLanguage: (lang) => eventLink(model.query, model.event.id, { lang }),
    feed: feedLink(),
    asOf: model.asOf,
    foot: [
      { href: feedLink(), label: v.t.common.atom, type: 'application/atom+xml' },
      { href: calendarLink(), label: v.t.common.calendar, type: 'text/calendar' },
    ],
    children: <Content v={v} model={model} />,
  });
};
