import { z } from 'zod';
import { actor, id, instant, instantInput, key, lineInput, nextCursor, text, textInput, version } from './common.ts';
import { componentState, eventKind, impact, phase, publication } from './enums.ts';

const keys = z.array(key).max(500);
const title = lineInput(200);
const body = textInput(20_000);

/** The state that an update states for a component. */
export const statedState = z
  .strictObject({
    component: key,
    regions: keys.optional().describe('Regions; left out means all of the event.'),
    state: componentState,
  })
  .meta({ id: 'StatedState', examples: [{ component: 'sign-in', state: 'partial_outage' }] });

const states = z.array(statedState).max(500);

/** An entry in the course of an event. */
export const eventUpdate = z
  .strictObject({
    id: z.string(),
    at: instant.nullable(),
    recordedAt: instant.nullable(),
    phase: phase.nullable(),
    text,
    states: z.array(z.strictObject({ component: z.string(), regions: z.array(z.string()), state: componentState })),
    author: actor.nullable(),
    reconstructed: z.boolean().describe('Made from a dated line inside a longer text.'),
    supersedes: z.string().nullable().describe('Id of the update that this one corrects.'),
  })
  .meta({ id: 'EventUpdate' });

/** A stretch of time in which an event puts a component in a state. */
export const interval = z
  .strictObject({
    component: z.string(),
    region: z.string(),
    state: componentState,
    from: instant,
    to: instant.nullable(),
  })
  .meta({ id: 'Interval' });

/** An incident or a planned maintenance, as it stands in lists. */
export const event = z
  .strictObject({
    id: z.string(),
    kind: eventKind,
    title: text,
    impact: impact.nullable(),
    phase: phase.nullable(),
    publication,
    publishAt: instant.nullable(),
    components: z.array(z.string()).describe('Keys of the components touched; empty means the whole page.'),
    regions: z.array(z.string()).describe('Keys of the regions touched; empty means all of these components.'),
    startsAt: instant.nullable(),
    endsAt: instant.nullable(),
    lengthKnown: z.boolean().describe('False where it began and ended at one instant.'),
    reconstructed: z.boolean(),
    updates: z.array(eventUpdate),
    origin: z.string().nullable(),
    createdAt: instant.nullable(),
    updatedAt: instant.nullable(),
    updatedBy: actor.nullable(),
    takeBackUntil: instant.nullable().describe('Until when what was published last can be taken back.'),
    version,
  })
  .meta({ id: 'Event' });

/** The same with its intervals: the answer about one event. */
export const wholeEvent = event.extend({ intervals: z.array(interval) }).meta({ id: 'WholeEvent' });

const listedEvent = event
  .extend({ intervals: z.array(interval).optional().describe('Where `intervals=true` asks for them.') })
  .meta({ id: 'ListedEvent' });

/** A page of events. */
export const eventList = z.strictObject({ events: z.array(listedEvent), nextCursor }).meta({ id: 'EventList' });

const common = {
  title: title.optional().describe('May be left out where a template gives it.'),
  components: keys.optional(),
  regions: keys.optional(),
  text: body.optional(),
  states: states.optional(),
  publication: publication.optional(),
  publishAt: instantInput.optional(),
  template: key.optional(),
};

/** An incident as it is reported. */
export const incidentInput = z
  .strictObject({
    ...common,
    impact: impact.optional(),
    phase: phase.optional(),
    startsAt: instantInput.optional(),
    endsAt: instantInput.optional().describe('Of an incident that is over.'),
  })
  .meta({
    id: 'IncidentInput',
    examples: [
      {
        title: { fr: 'Connexion lente', en: 'Slow sign-in' },
        impact: 'minor',
        components: ['sign-in'],
        text: { en: 'We are looking into it.' },
      },
    ],
  });

/** A maintenance as it is planned. */
export const maintenanceInput = z
  .strictObject({ ...common, impact: impact.optional(), startsAt: instantInput, endsAt: instantInput })
  .meta({
    id: 'MaintenanceInput',
    examples: [
      {
        title: { en: 'Database upgrade' },
        components: ['sign-in'],
        startsAt: '2030-01-10T20:00:00Z',
        endsAt: '2030-01-10T22:00:00Z',
      },
    ],
  });

/** An update as it is added. */
export const updateInput = z
  .strictObject({
    phase: phase.optional(),
    text: body.optional(),
    states: states.optional(),
    at: instantInput.optional().describe('When it was true; may lie in the past.'),
  })
  .meta({ id: 'UpdateInput', examples: [{ phase: 'resolved', text: { en: 'It is over.' } }] });

/** What of an event can be changed, the past included. */
export const eventPatch = z
  .strictObject({
    title: title.optional(),
    impact: impact.optional(),
    components: keys.optional(),
    regions: keys.optional(),
    startsAt: instantInput.optional(),
    endsAt: instantInput.nullable().optional().describe('null opens it again.'),
    publishAt: instantInput.optional(),
  })
  .meta({ id: 'EventPatch', examples: [{ endsAt: '2026-11-21T14:05:00Z' }] });

/** Filters of the list of events. */
export const eventFilters = {
  kind: eventKind.optional(),
  component: key.optional().describe('Touching this component or what is below it.'),
  region: key.optional(),
  from: instantInput.optional().describe('Touching the time from here.'),
  until: instantInput.optional().describe('Touching the time before here.'),
  stage: z.enum(['open', 'planned', 'past']).optional(),
};

/** Path of an event, and of one of its updates. */
export const eventPath = { id };
export const updatePath = { id, updateId: id };
