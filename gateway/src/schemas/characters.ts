import type { z } from 'zod';

// What nothing shows and XML cannot hold: control characters but tab and line breaks, halves of pairs, no characters.
const unfitInText = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/u;
// A name is one line, and no mark in it turns the writing round: it would read as another one.
const unfitInLine = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;

const numberOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const without = (unfit: RegExp) => (context: z.core.ParsePayload<string>) => {
  const [found] = unfit.exec(context.value) ?? [];
  if (found === undefined) return;
  const params = { code: 'bad_character', found: numberOf(found) };
  context.issues.push({ code: 'custom', input: context.value, params });
};

/** Checks of what people write: a text of several lines, and a name or a title, which is one (GW-02). */
export const shownText = without(unfitInText);
export const shownLine = without(unfitInLine);
