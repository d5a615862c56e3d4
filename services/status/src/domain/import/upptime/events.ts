import type { Text } from '../../text.ts';
import { dateOf } from '../../zones.ts';
import { finishEvent, type Draft } from '../finish-event.ts';
import { eventIdOf } from '../keys.ts';
import { importLimits } from '../limits.ts';
import { oneLine } from '../plain-text.ts';
import type { ImportOptions, PlannedEvent, PlannedState, PlannedUpdate } from '../plan.ts';
import { firstTime, shown } from '../times.ts';
import type { Tell } from '../report.ts';
import { textOf } from '../values.ts';
import { stateOfWord } from '../words.ts';
import type { DownDay } from './down-days.ts';
import type { Service } from './read-folder.ts';

const dayText = (seconds: number): Text => {
  const minutes = Math.round(seconds / 60);
  return {
    fr: `Reconstitué : seuls le jour et la durée (${minutes} min) sont connus. L’heure ne l’est pas ; la panne est placée au début du jour.`,
    en: `Reconstructed: only the day and the length (${minutes} min) are known. The time is not; the outage is put at the day's begin.`,
  };
};

const openText: Text = {
  fr: 'Reconstitué : en panne lors de la dernière vérification connue.',
  en: 'Reconstructed: down at the last known check.',
};

const over: Text = { fr: 'Fin reconstituée.', en: 'End reconstructed.' };

type Outage = { date: string; startsAt: number; endsAt: number | null; text: Text };

const updatesOf = ({ startsAt, endsAt, text }: Outage, component: string): PlannedUpdate[] => {
  const begin: PlannedUpdate = {
    id: 'begin',
    at: startsAt,
    phase: 'investigating',
    text,
    states: [{ component, state: 'major_outage' }],
    reconstructed: true,
  };
  const states: PlannedState[] = [{ component, state: 'operational' }];
  return endsAt === null
    ? [begin]
    : [begin, { ...begin, id: 'end', at: endsAt, phase: 'resolved', text: over, states }];
};

const event = (outage: Outage, service: Service, key: string, tell: Tell): PlannedEvent => {
  const { date, startsAt, endsAt } = outage;
  const name = oneLine(service.name).slice(0, 120).toWellFormed();
  const draft: Draft = {
    id: eventIdOf('upptime', `upptime-${key}-${date}`),
    origin: `upptime:${service.slug}/${date}`.slice(0, 300),
    kind: 'incident',
    title: { fr: `${name} : en panne`, en: `${name}: down` },
    impact: 'critical',
    components: [key],
    startsAt,
    endsAt,
    reconstructed: true,
    phase: endsAt === null ? 'investigating' : 'resolved',
    updates: updatesOf(outage, key),
    where: `${service.where}.dailyMinutesDown.${date}`,
  };
  return finishEvent(draft, tell);
};

/** When the folder was made: the last check of a service that was down then, if that was less than a day ago. */
const downSince = (service: Service, options: ImportOptions, tell: Tell): number | undefined => {
  const status = textOf(service.state.status ?? service.summary.status) ?? 'up';
  const state = stateOfWord(status);
  if (state === undefined) tell('import.unknown_state', service.where, status, service.slug);
  if (state === undefined || state === 'operational' || state === 'no_data') return undefined;
  const checked = firstTime(service.state, ['lastUpdated'], 'UTC', service.where, tell);
  tell(
    'import.down_at_export',
    service.where,
    `${status} ${checked === undefined ? '' : shown(checked)}`,
    service.slug,
  );
  if (state !== 'major_outage' || checked === undefined || checked > options.now) return undefined;
  return options.now - checked <= importLimits.openProbeSeconds ? checked : undefined;
};

/**
 * An event for each down day: its minutes from the begin of the day. Of a service that is still down the minutes of the last day lie before
 * the last check, and that event is open; a later export, with the whole day, closes it under the same id.
 */
export function* planDownDays(
  service: Service,
  key: string,
  days: readonly DownDay[],
  options: ImportOptions,
  tell: Tell,
): Generator<PlannedEvent> {
  const since = downSince(service, options, tell);
  const last = since === undefined ? undefined : dateOf(since, options.zone);
  if (days.length > 0) tell('import.minutes_without_times', service.where, `${days.length} d`, key);
  for (const { date, seconds, from } of days) {
    const open =
      date === last && since !== undefined
        ? { startsAt: Math.max(from, since - seconds), endsAt: null, text: openText }
        : undefined;
    yield event(
      { date, ...(open ?? { startsAt: from, endsAt: from + seconds, text: dayText(seconds) }) },
      service,
      key,
      tell,
    );
  }
  if (since !== undefined && last !== undefined && !days.some(({ date }) => date === last))
    yield event({ date: last, startsAt: since, endsAt: null, text: openText }, service, key, tell);
}
