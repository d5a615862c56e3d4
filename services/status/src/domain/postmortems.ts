import type { Stamp } from './actor.ts';
import type { Decision } from './decision.ts';
import { notOver, refuseMistakes } from './errors.ts';
import type { StatusEvent } from './events.ts';
import { stampJson, times } from './facts.ts';
import { isOver } from './phases.ts';
import { isEmptyText, mistakesInText, sameText, type Text } from './text.ts';

/** What was learnt from an event that is over, published by itself (ST-13). */
export type Postmortem = Stamp & {
  /** Id of the event. */
  event: string;
  text: Text;
  /** When it became public, in Unix seconds; null for a draft. */
  publishedAt: number | null;
};

/** What somebody writes; `publish` makes a draft public, and what is public stays so. */
export type PostmortemWish = { text: Text; publish: boolean };

/** Throws status.not_over unless something can be learnt from an event by now. */
export const assertIsOver = ({ phase, publication }: Pick<StatusEvent, 'phase' | 'publication'>): void => {
  if (publication !== 'published' || !isOver(phase)) throw notOver();
};

/** Writes a post-mortem, or changes it (ST-13); undefined where nothing would change. */
export const putPostmortem = (
  before: Postmortem | undefined,
  event: string,
  { text, publish }: PostmortemWish,
  stamp: Stamp,
): Decision<Postmortem> | undefined => {
  refuseMistakes([
    ...mistakesInText('text', text, 'text'),
    ...(isEmptyText(text) ? [{ field: 'text', code: 'required' }] : []),
  ]);
  const publishedAt = before?.publishedAt ?? (publish ? stamp.updatedAt : null);
  if (before !== undefined && sameText(before.text, text) && before.publishedAt === publishedAt) return undefined;
  const state: Postmortem = { event, text: { fr: text.fr, en: text.en }, publishedAt, ...stamp };
  if (publishedAt === null) return { state, facts: [] };
  const type = before?.publishedAt == null ? 'postmortem.published' : 'postmortem.changed';
  const data = { postmortem: { event, text: state.text, ...times({ publishedAt }), ...stampJson(stamp) } };
  return { state, facts: [{ type, subjectId: event, data }] };
};
