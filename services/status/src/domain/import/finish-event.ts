import type { Phase } from '../events.ts';
import { isEmptyText, type Text } from '../text.ts';
import { cutText } from './cut.ts';
import { importLimits } from './limits.ts';
import type { PlannedEvent, PlannedUpdate } from './plan.ts';
import type { Tell } from './report.ts';
import { isOver, phaseText } from './words.ts';

/** An event before its bounds are kept. */
export type Draft = Omit<PlannedEvent, 'entry' | 'lengthKnown'>;

const cutBoth = (text: Text, max: number): Text => ({ fr: cutText(text.fr, max), en: cutText(text.en, max) });
const isLonger = (text: Text, max: number): boolean => text.fr.length > max || text.en.length > max;

const title = (draft: Draft, tell: Tell): Text => {
  if (isEmptyText(draft.title)) {
    tell('import.no_title', draft.where, '', draft.id);
    return { fr: 'Sans titre', en: 'Untitled' };
  }
  if (isLonger(draft.title, importLimits.titleLength))
    tell('import.title_cut', draft.where, draft.title.en || draft.title.fr, draft.id);
  return cutBoth(draft.title, importLimits.titleLength);
};

const finishUpdate = (update: PlannedUpdate, draft: Draft, tell: Tell): PlannedUpdate => {
  const max = importLimits.textLength;
  if (isEmptyText(update.text)) {
    if (!update.reconstructed) tell('import.no_text', draft.where, update.id, draft.id);
    return { ...update, text: phaseText[update.phase] };
  }
  if (!isLonger(update.text, max)) return update;
  tell('import.text_cut', draft.where, update.id, draft.id);
  return { ...update, text: cutBoth(update.text, max) };
};

/** By time; of those at one second, as they came. */
const finishUpdates = (draft: Draft, tell: Tell): PlannedUpdate[] => {
  const sorted = draft.updates.toSorted((a, b) => a.at - b.at);
  const max = importLimits.updatesPerEvent;
  if (sorted.length > max) tell('import.updates_cut', draft.where, sorted.length - max, draft.id);
  return sorted.slice(0, max).map((update) => finishUpdate(update, draft, tell));
};

const finishComponents = (draft: Draft, tell: Tell): string[] => {
  const max = importLimits.componentsPerEvent;
  if (draft.components.length > max) tell('import.components_cut', draft.where, draft.components.length, draft.id);
  return draft.components.slice(0, max);
};

type When = Pick<Draft, 'kind' | 'startsAt' | 'endsAt'>;

/**
 * Where an event stands: an incident is over as soon as it has an end, and never while it has none. A maintenance stands where the clock
 * would have put it by now, so that a second import finds it as it is.
 */
export const settlePhase = (phase: Phase, { kind, startsAt, endsAt }: When, now: number): Phase => {
  if (kind === 'incident')
    return endsAt === null ? (isOver(phase) ? 'monitoring' : phase) : isOver(phase) ? phase : 'resolved';
  if (isOver(phase)) return phase;
  if (endsAt !== null && endsAt <= now) return 'completed';
  return phase === 'scheduled' && startsAt <= now ? 'in_progress' : phase;
};

/** Keeps the bounds: a line for each thing cut. */
export const finishEvent = (draft: Draft, tell: Tell): PlannedEvent => ({
  ...draft,
  entry: 'event',
  title: title(draft, tell),
  components: finishComponents(draft, tell),
  updates: finishUpdates(draft, tell),
  lengthKnown: draft.endsAt !== draft.startsAt,
});
