import { requestInvalid, type FieldError } from '@atrium/chassis/errors';
import type { Language } from './accounts.ts';
import { mistakesInName, mistakesInPhone, tidyName } from './names.ts';

/** What a person says of itself. */
export type Profile = { lastName: string; firstName: string; language: Language; timeZone: string; phone: string };

export const profileFields = ['lastName', 'firstName', 'language', 'timeZone', 'phone'] as const;

const languages: readonly Language[] = ['fr', 'en'];

/** A profile as it comes in. */
export type ProfileWish = Readonly<Record<keyof Profile, string>>;

/** Everything that is wrong with the fields of a profile that are there; a field that is missing is not looked at. */
export const mistakesInProfile = (wish: Partial<ProfileWish>): FieldError[] =>
  profileFields.flatMap((field) => {
    const said = wish[field];
    return said === undefined ? [] : checks[field](field, said);
  });

/**
 * A profile that may be kept.
 *
 * @throws request.invalid with all mistakes
 */
export const checkProfile = <Field extends keyof Profile>(wish: Pick<ProfileWish, Field>): Pick<Profile, Field> => {
  const fields = mistakesInProfile(wish);
  if (fields.length > 0) throw requestInvalid({ fields });
  const tidied = Object.entries<string>(wish).map(([field, said]) => [field, tidyName(said)]);
  return Object.fromEntries(tidied) as Pick<Profile, Field>;
};

const mistakesInLanguage = (field: string, text: string): FieldError[] =>
  languages.some((language) => language === text)
    ? []
    : [{ field, code: 'choice', params: { choices: languages.join(', ') } }];

// The language's own list of zones; a name longer than any of it is not looked up.
const isZone = (name: string): boolean => {
  if (name.length > 64 || !/^[A-Z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const mistakesInZone = (field: string, text: string): FieldError[] =>
  isZone(text) ? [] : [{ field, code: 'unknown_zone' }];

const checks: Record<keyof Profile, (field: string, text: string) => FieldError[]> = {
  lastName: mistakesInName,
  firstName: mistakesInName,
  language: mistakesInLanguage,
  timeZone: mistakesInZone,
  phone: (field, text) => mistakesInPhone(field, text.trim()),
};
