import type { EventKind } from '../../states.ts';
import { importLimits } from '../limits.ts';
import { plainMarkdown } from '../plain-markdown.ts';
import type { PlannedUpdate } from '../plan.ts';
import type { Tell } from '../report.ts';
import { textOf, type Fields } from '../values.ts';

/** Whether an update is a post-mortem: it tells of the whole event afterwards, and is no part of its course (ST-13). */
export const isPostmortem = (fields: Fields): boolean => /^post[ _-]?mortem$/i.test(textOf(fields.status) ?? '');

// They are written in Markdown; what is far too long is cut anyway, and need not be read.
const titled = (text: string): string =>
  text === '' ? '' : `Post-mortem\n\n${plainMarkdown(text.slice(0, importLimits.textLength * 2))}`;

/**
 * A post-mortem as the last word on an event: titled, plain, not taken apart into its dated lines, and no end of anything. One that says
 * nothing is none.
 */
export const postmortemOf = (
  { id, at, text }: Pick<PlannedUpdate, 'id' | 'at' | 'text'>,
  kind: EventKind,
  where: string,
  event: string,
  tell: Tell,
): PlannedUpdate[] => {
  tell('import.postmortem', where, text.en || text.fr, event);
  if (text.en === '' && text.fr === '') return [];
  const phase = kind === 'maintenance' ? 'completed' : 'resolved';
  return [{ id, at, phase, text: { fr: titled(text.fr), en: titled(text.en) }, states: [], reconstructed: false }];
};
