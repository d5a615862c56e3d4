/** What passwords have to be (ID-15). */
export type PasswordRules = {
  minLength: number;
  maxLength: number;
  /** How many of the four classes are needed; 0 for no rule. */
  classes: number;
  history: number;
};

export type Rule = 'length' | 'classes' | 'guessable' | 'personal' | 'reused';

/** A rule, and whether the password of now meets it; undefined while nobody knows. */
export type Tick = { rule: Rule; met: boolean | undefined };

const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** How many of the four classes a password has: lower case, upper case, digits, others. */
export const classesOf = (password: string): number => classes.filter((of) => of.test(password)).length;

/** What can be said without asking anybody. Characters are counted as people count them, not as they are stored. */
export const localTicks = (password: string, rules: PasswordRules): Tick[] => {
  const length = Array.from(password).length;
  const ticks: Tick[] = [{ rule: 'length', met: length >= rules.minLength && length <= rules.maxLength }];
  if (rules.classes > 0) ticks.push({ rule: 'classes', met: classesOf(password) >= rules.classes });
  return ticks;
};

const judgedRules = (rules: PasswordRules, known: boolean): Rule[] =>
  known && rules.history > 0 ? ['guessable', 'personal', 'reused'] : ['guessable', 'personal'];

/**
 * All rules in the order in which they are shown: what is known here, then what the judge said of this very password.
 * An empty password meets nothing. `known` is whether there are earlier passwords to compare with.
 */
export const ticksOf = (
  password: string,
  { rules, judged, known = false }: { rules: PasswordRules; judged: readonly Tick[] | undefined; known?: boolean },
): Tick[] => [
  ...localTicks(password, rules),
  ...judgedRules(rules, known).map((rule): Tick => {
    const met = judged?.find((tick) => tick.rule === rule)?.met;
    return { rule, met: password === '' ? false : met };
  }),
];
