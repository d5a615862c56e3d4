import type { FieldError } from '@atrium/chassis/errors';
import { foldKey } from './fold.ts';

// No import here needs more than the language: the portal runs the same rules while somebody types (ID-15).

/** What passwords have to be in an organisation. */
export type PasswordRules = {
  /** In characters, as code points. */
  minLength: number;
  maxLength: number;
  /** How many of the four classes are needed; 0 for no rule. */
  classes: number;
  /** Days after which a new one is asked for; 0 for never. */
  maxAgeDays: number;
  /** How many of the last ones are refused, that of now among them; 0 for none. Each costs a hash. */
  history: number;
};

/** Most characters of any password: beyond, it is refused before anything is worked out with it. */
export const passwordLimit = 128;

/** What holds where an organisation says nothing. */
export const defaultRules: PasswordRules = {
  minLength: 12,
  maxLength: passwordLimit,
  classes: 0,
  maxAgeDays: 0,
  history: 1,
};

/** Rules that can be taken as they are. */
export const presets: Readonly<Record<'default' | 'cnil' | '90 days', PasswordRules>> = {
  default: defaultRules,
  cnil: { ...defaultRules, classes: 4 },
  '90 days': { ...defaultRules, minLength: 8, classes: 4, maxAgeDays: 90 },
};

/** One rule, and whether a password meets it. */
export type Tick = { rule: 'length' | 'classes' | 'guessable' | 'personal' | 'reused'; met: boolean };

/** Every rule that is asked for, and whether all are met. */
export type Judgement = { ticks: readonly Tick[]; good: boolean };

/** What the rules cannot find out by themselves. */
export type Known = {
  /** How hard it is to guess, 0 to 4; below 3 is refused, whatever the rules. */
  score: number;
  /** Whether it stands on a list of known ones. */
  common?: boolean;
  /** Whether it leans on words of the person: see `leansOn`. */
  leans: boolean;
  /** Whether it is one of those that may not come again. */
  reused: boolean;
};

/** The least score that is taken, of 4. */
export const leastScore = 3;

/** A password as it is judged and hashed: the same however its accents were typed. */
export const cleanPassword = (password: string): string => password.normalize('NFC');

/** Whether a password has more characters than any may have; costs nothing, however long it is. */
export const isPasswordTooLong = (password: string, max: number = passwordLimit): boolean =>
  // Three typed marks at most become one: what is longer than that is too long without being composed.
  password.length > 4 * max || Array.from(cleanPassword(password)).length > max;

/** Judges a password by rules and by what is known of it (ID-15). Pure: the same here and in a browser. */
export const judge = (password: string, rules: PasswordRules, known: Known): Judgement => {
  const ticks: Tick[] = [{ rule: 'length', met: hasLength(password, rules) }];
  if (rules.classes > 0) ticks.push({ rule: 'classes', met: classesIn(password) >= rules.classes });
  ticks.push({ rule: 'guessable', met: known.score >= leastScore && known.common !== true });
  ticks.push({ rule: 'personal', met: !known.leans });
  if (rules.history > 0) ticks.push({ rule: 'reused', met: !known.reused });
  return { ticks, good: ticks.every(({ met }) => met) };
};

/** What a judgement found wrong, for the field named: for the error identity.password_refused. */
export const mistakesInPassword = (
  field: string,
  password: string,
  rules: PasswordRules,
  { ticks }: Judgement,
): FieldError[] => ticks.flatMap(({ rule, met }) => (met ? [] : [{ field, ...mistakes[rule](password, rules) }]));

const mistakes: Record<Tick['rule'], (password: string, rules: PasswordRules) => Omit<FieldError, 'field'>> = {
  length: (password, { minLength, maxLength }) =>
    isPasswordTooLong(password, maxLength)
      ? { code: 'too_long', params: { max: maxLength } }
      : { code: 'too_short', params: { min: minLength } },
  classes: (_password, { classes }) => ({ code: 'too_few_classes', params: { min: classes } }),
  guessable: () => ({ code: 'guessable' }),
  personal: () => ({ code: 'personal' }),
  reused: () => ({ code: 'reused' }),
};

const hasLength = (password: string, { minLength, maxLength }: PasswordRules): boolean =>
  !isPasswordTooLong(password, maxLength) && Array.from(cleanPassword(password)).length >= minLength;

const others = /[^\p{Ll}\p{Lu}\p{Nd}]/u;
/** How many of the four classes a password has: lower case, upper case, digits, others. */
const classesIn = (password: string): number =>
  isPasswordTooLong(password)
    ? 0
    : [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, others].filter((one) => one.test(password)).length;

/** What is known of a person that a password may not lean on. */
export type Personal = {
  lastName?: string;
  firstName?: string;
  email?: string;
  identifier?: string | null;
  organisation?: string;
  operator?: string;
};

/** The words that a password may not lean on: names, e-mail, organisation, product and operator; at most 40. */
export const personalWords = (person: Personal, more: readonly string[] = []): string[] => {
  const { lastName, firstName, email = '', identifier, organisation, operator } = person;
  const said = ['atrium', lastName, firstName, email, email.split('@')[0], identifier, organisation, operator, ...more];
  const words = said.flatMap((text) => (text ? wordsOf(text) : []));
  return [...new Set(words)].slice(0, 40);
};

const leastWord = 3;
const leastRest = 8;

/** A text folded, whole and by its parts; shorter parts than three letters would be found in everything. */
const wordsOf = (text: string): string[] => {
  const folded = foldKey(text.slice(0, 254));
  const parts = folded.split(/[^\p{L}\p{N}]+/u);
  return [parts.join(''), ...parts].filter((word) => word.length >= leastWord);
};

/** Whether a password leans on words: without them, fewer than eight of its characters are left. */
export const leansOn = (password: string, words: readonly string[]): boolean => {
  if (isPasswordTooLong(password)) return false;
  const folded = foldKey(password);
  const longestFirst = words.flatMap(wordsOf).sort((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ''), folded);
  return rest.length < folded.length && Array.from(rest).length < leastRest;
};
