/** The wire name of a word of the domain: `('PHASE', 'in_progress')` is `PHASE_IN_PROGRESS`. */
const toName = (prefix: string, word: string): string => `${prefix}_${word.toUpperCase()}`;

/** Both directions of one enum. `Word` is the domain's union, `Name` the wire's; the compiler checks that they match. */
export const wireEnum = <Prefix extends string, Word extends string>(prefix: Prefix, words: readonly Word[]) => {
  type Name = `${Prefix}_${Uppercase<Word>}`;
  const names = new Map(words.map((word) => [toName(prefix, word), word]));
  return {
    /** undefined for UNSPECIFIED or a name of a newer contract. */
    from: (name: string): Word | undefined => names.get(name),
    to: (word: Word): Name => toName(prefix, word) as Name,
  };
};
