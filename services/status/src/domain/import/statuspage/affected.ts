import { severity } from '../../states.ts';
import type { PlannedState } from '../plan.ts';
import { isAbsent, textOf } from '../values.ts';
import { stateOfWord } from '../words.ts';
import type { Context } from './context.ts';
import { mentionsOf, type Mention } from './mentions.ts';

const keyOf = (mention: Mention, where: string, context: Context): string | undefined => {
  if (context.isLink(mention.source, mention.name)) return undefined;
  // An id alone may be a name in exports that list components by name.
  const key = context.keyOf(mention.source, mention.name) ?? context.keyOf('', mention.source);
  if (key === undefined) context.tell('import.bad_field', where, mention.raw);
  return key;
};

const readList = (list: unknown, where: string, context: Context): Mention[] => {
  if (isAbsent(list)) return [];
  const { mentions, unreadable } = mentionsOf(list);
  if (!Array.isArray(list) || unreadable > 0) context.tell('import.bad_field', where, list);
  return mentions;
};

/** Keys of the components that a list names, each once. */
export const componentsNamed = (list: unknown, where: string, context: Context): string[] => {
  const keys = readList(list, where, context).map((mention) => keyOf(mention, where, context));
  return [...new Set(keys.filter((key) => key !== undefined))];
};

/** The components that an update names, and the state it states for each; of two states for one component the worse. */
export const statesNamed = (
  list: unknown,
  where: string,
  context: Context,
): { named: string[]; states: PlannedState[] } => {
  const named = new Set<string>();
  const stated = new Map<string, PlannedState>();
  for (const mention of readList(list, where, context)) {
    const component = keyOf(mention, where, context);
    if (component === undefined) continue;
    named.add(component);
    if (isAbsent(mention.state)) continue;
    const word = textOf(mention.state);
    const state = word === undefined ? undefined : stateOfWord(word);
    // `unknown` is what somebody says who states nothing.
    if (state === undefined || state === 'no_data') {
      context.tell('import.unknown_state', where, mention.state, component);
      continue;
    }
    const before = stated.get(component);
    if (before === undefined || severity(before.state) < severity(state)) stated.set(component, { component, state });
  }
  return { named: [...named], states: [...stated.values()] };
};
