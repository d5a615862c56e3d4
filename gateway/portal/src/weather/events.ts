import { dayOf } from './calendar.ts';
import type { Sky } from './model.ts';
import type { Impact, Phase, WeatherEvent } from './numbers.ts';
import type { View } from './view.ts';

/** Whether an event in this phase is over. */
export const phaseIsOver = (phase: Phase): boolean =>
  phase === 'resolved' || phase === 'completed' || phase === 'cancelled';

/** The glyph of an event: a cone for a maintenance, a storm where something is down, else a cloud. */
export const eventSky = (event: WeatherEvent): Sky => {
  if (event.kind === 'maintenance') return 'cone';
  return event.impact === 'major' || event.impact === 'critical' ? 'storm' : 'cloud';
};

const impacts: readonly Impact[] = ['critical', 'major', 'minor', 'none'];

const severityOf = ({ kind, impact }: WeatherEvent): number =>
  kind === 'incident' ? impacts.indexOf(impact) : impacts.length;

/** What goes on, the worst first and a planned maintenance last; of equal ones the newest first. */
export const worstFirst = (events: readonly WeatherEvent[]): WeatherEvent[] =>
  events.toSorted((a, b) => severityOf(a) - severityOf(b) || b.startsAt - a.startsAt);

const spanOf = ({ t, f, zone }: View, from: number, to: number): string => {
  const day = dayOf(from, zone);
  if (day === dayOf(to, zone)) return t.event.spanSameDay(f.day(day), f.clock(from), f.clock(to));
  return t.event.span(f.time(from), f.time(to));
};

/** When an event was or is to be, and its length where it has one. */
export const whenOf = (v: View, event: WeatherEvent): { times: string; length?: string } => {
  const { t, f } = v;
  if (!event.lengthKnown) return { times: t.event.on(f.time(event.startsAt)), length: t.event.unknownLength };
  if (event.endsAt === undefined) {
    const lasted = Math.max(0, v.at - event.startsAt);
    return { times: t.event.since(f.time(event.startsAt)), length: f.duration(lasted) };
  }
  return { times: spanOf(v, event.startsAt, event.endsAt), length: f.duration(event.endsAt - event.startsAt) };
};
