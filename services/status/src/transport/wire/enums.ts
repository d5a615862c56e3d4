/** The word of the domain for a wire name: `('PHASE', 'PHASE_IN_PROGRESS')` is `in_progress`; undefined where unspecified. */
const toWord = <Word extends string>(prefix: string, name: string): Word | undefined =>
  name === `${prefix}_UNSPECIFIED` ? undefined : (name.slice(prefix.length + 1).toLowerCase() as Word);

/** The wire name of a word of the domain: `('PHASE', 'in_progress')` is `PHASE_IN_PROGRESS`. */
const toName = (prefix: string, word: string): string => `${prefix}_${word.toUpperCase()}`;

/** Both directions of one enum. `Word` is the domain's union, `Name` the wire's; the compiler checks that they match. */
export const wireEnum = <Prefix extends string, Word extends string>(prefix: Prefix, words: readonly Word[]) => {
  type Name = `${Prefix}_${Uppercase<Word>}`;
  const names = new Map(words.map((word) => [toName(prefix, word), word]));
  return {
    /** undefined for UNSPECIFIED or a name of a newer contract. */
    from: (name: string): Word | undefined => (names.has(name) ? toWord<Word>(prefix, name) : undefined),
    to: (word: Word): Name => toName(prefix, word) as Name,
  };
};
