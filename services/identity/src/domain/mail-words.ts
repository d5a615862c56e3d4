/** Most characters of what people wrote, in a mail. */
const longest = 80;

const blanks = /[\p{Cc}\p{Z}]+/gu;
// Marks that turn the direction of writing, halves of pairs, what has no shape: they make a text read as another one.
const unseen = /[\p{Cf}\p{Cs}\p{Co}]/gu;
// What keeps a name from being a link was put there by us.
const unseenButJoiner = /(?!\u2060)[\p{Cf}\p{Cs}\p{Co}]/gu;
const piledMarks = /(\p{M}{3})\p{M}+/gu;

/**
 * What people wrote, as one line that shows what it says: a name can neither begin a line or a header, nor turn the
 * direction of what follows, nor fill the mail (ID-51).
 *
 * @param most characters; what is longer ends with an ellipsis.
 */
export const oneLine = (text: string, most = longest): string => cleaned(text, most, unseen);

const cleaned = (text: string, most: number, dropped: RegExp): string => {
  const seen = text
    .slice(0, most * 8)
    .replace(blanks, ' ')
    .replace(dropped, '')
    .replace(piledMarks, '$1')
    .trim();
  const characters = Array.from(seen);
  return characters.length <= most ? seen : `${characters.slice(0, most - 1).join('')}…`;
};

const joiner = '\u2060';

/**
 * A name that no mail program makes a link of. Whoever signs up chooses a name and an address: the mail that goes there
 * must not carry links of theirs.
 */
export const unlinked = (name: string): string =>
  name
    .replace(/:\/\//gu, `:${joiner}/${joiner}/`)
    .replace(/([\p{L}\p{N}_-])([.@])(?=[\p{L}\p{N}_-])/gu, `$1$2${joiner}`);

/** A subject: one line, of what can be seen. */
export const subjectOf = (text: string): string => cleaned(text, 150, unseenButJoiner);

// One address and nothing else: no blank, no list, no name, no bracket, no line break.
const address = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Z}@,;:<>()[\]\\"]+@[^\p{Cc}\p{Cf}\p{Cs}\p{Z}@,;:<>()[\]\\"]+$/u;

/** Whether a text is one address, that can stand in an envelope and in a header without being anything else. */
export const isOneAddress = (text: string): boolean => text.length <= 254 && address.test(text);
