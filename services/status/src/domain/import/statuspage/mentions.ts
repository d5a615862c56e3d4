import { foldName } from '../keys.ts';
import { oneLine } from '../plain-text.ts';
import { isFields, listOf, textOf } from '../values.ts';

/** A component as an incident or an update names it. `state` is the word of the source. */
export type Mention = { source: string; name: string; state: unknown; raw: unknown };

const mentionOf = (raw: unknown): Mention | undefined => {
  if (typeof raw === 'string' && raw.trim() !== '') return { source: raw.trim(), name: '', state: undefined, raw };
  if (!isFields(raw)) return undefined;
  const source = textOf(raw.code) ?? textOf(raw.component_id) ?? textOf(raw.id) ?? '';
  const name = oneLine(textOf(raw.name) ?? '');
  return source === '' && name === '' ? undefined : { source, name, state: raw.new_status ?? raw.status, raw };
};

/** The components that a list names; `unreadable` counts what is none. */
export const mentionsOf = (list: unknown): { mentions: Mention[]; unreadable: number } => {
  const all = listOf(list).map(mentionOf);
  const mentions = all.filter((mention) => mention !== undefined);
  return { mentions, unreadable: all.length - mentions.length };
};

const link = /(?:https?:\/\/|www\.)[^\s<>()]+/i;
const invitation =
  /(?:^|[^\p{L}])(?:visit|see|check|go|follow|click|read|more|find|subscribe|contact|learn|refer|consult|join|voir|visitez|consultez|suivez|cliquez|lire|plus|abonnez|contactez|rendez)(?![\p{L}])/iu;

/**
 * Whether a name is no component but a hint to the reader: a link beside an invitation ("Visit www.example.com for more information").
 * A component named by its address alone, or with it in brackets, is one.
 */
export const isLinkOnly = (name: string): boolean =>
  link.test(name) && invitation.test(foldName(name.replace(link, ' ')));
