/**
 * The wire's name of a word of the domain; facts need it too.
 *
 * @example
 * wireName('PHASE', 'in_progress'); // 'PHASE_IN_PROGRESS'
 */
export const wireName = <Prefix extends string, Word extends string>(
  prefix: Prefix,
  word: Word,
): `${Prefix}_${Uppercase<Word>}` => `${prefix}_${word.toUpperCase()}` as `${Prefix}_${Uppercase<Word>}`;

/**
 * Both directions of one enum. `Word` is the domain's union; the compiler checks that its names are those of the wire.
 *
 * @example
 * export const phaseWord = wireEnum('PHASE', phases);
 * phaseWord.to('in_progress'); // 'PHASE_IN_PROGRESS'
 */
export const wireEnum = <Prefix extends string, Word extends string>(prefix: Prefix, words: readonly Word[]) => {
  const byName = new Map<string, Word>(words.map((word) => [wireName(prefix, word), word]));
  return {
    /** undefined for UNSPECIFIED or a name of a newer contract. */
    from: (name: string): Word | undefined => byName.get(name),
    to: (word: Word): `${Prefix}_${Uppercase<Word>}` => wireName(prefix, word),
  };
};
