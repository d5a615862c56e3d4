import { requestInvalid, type FieldError } from '@atrium/chassis/errors';
import { checkEmail, mistakesInEmail } from './emails.ts';
import { mistakesInName, tidyName } from './names.ts';

/** What a company says of itself when it signs up; see SignUpRequest. */
export type SignUpWish = {
  siret: string;
  vatNumber: string;
  name: string;
  regions: readonly string[];
  lastName: string;
  firstName: string;
  email: string;
  notice: string;
};

/** The same, read and found to be good. */
export type CheckedSignUp = {
  siret: string | null;
  vatNumber: string | null;
  name: string;
  regions: readonly string[];
  lastName: string;
  firstName: string;
  email: string;
  emailKey: string;
  /** Version of the privacy notice that was shown (ID-47). */
  notice: string;
};

/** Reads numbers of companies as they are kept; undefined for what is none. */
export type Numbers = {
  siretOf: (text: string) => string | undefined;
  vatNumberOf: (text: string) => string | undefined;
};

const mostRegions = 50;
const regionShape = /^[a-z0-9][a-z0-9-]{0,62}$/;
const mostNumber = 40;

/** Everything that is wrong with a sign-up, field by field (ID-01); its password and its proof are not looked at. */
export const mistakesInSignUp = (wish: SignUpWish, numbers: Numbers): FieldError[] => [
  ...mistakesInNumbers(wish, numbers),
  ...mistakesInName('name', wish.name, 200),
  ...mistakesInRegions(wish.regions),
  ...mistakesInName('lastName', wish.lastName),
  ...mistakesInName('firstName', wish.firstName),
  ...mistakesInEmail('email', wish.email),
  ...(wish.notice === '' ? [] : mistakesInName('notice', wish.notice)),
];

/**
 * A sign-up that may be kept. A number that the company does not give is null.
 *
 * @throws request.invalid with all mistakes
 */
export const checkSignUp = (wish: SignUpWish, numbers: Numbers): CheckedSignUp => {
  const fields = mistakesInSignUp(wish, numbers);
  if (fields.length > 0) throw requestInvalid({ fields });
  const { email, key } = checkEmail(wish.email);
  return {
    siret: isGiven(wish.siret) ? (numbers.siretOf(wish.siret) ?? null) : null,
    vatNumber: isGiven(wish.vatNumber) ? (numbers.vatNumberOf(wish.vatNumber) ?? null) : null,
    name: tidyName(wish.name),
    regions: [...new Set(wish.regions)],
    lastName: tidyName(wish.lastName),
    firstName: tidyName(wish.firstName),
    email,
    emailKey: key,
    notice: tidyName(wish.notice),
  };
};

const isGiven = (text: string): boolean => text.trim() !== '';

const mistakesInNumbers = ({ siret, vatNumber }: SignUpWish, { siretOf, vatNumberOf }: Numbers): FieldError[] => {
  const wrong = (field: string, text: string, read: (text: string) => string | undefined): FieldError[] =>
    !isGiven(text) || (text.length <= mostNumber && read(text) !== undefined) ? [] : [{ field, code: 'format' }];
  const missing = !isGiven(siret) && !isGiven(vatNumber) ? [{ field: 'siret', code: 'required' }] : [];
  return [...missing, ...wrong('siret', siret, siretOf), ...wrong('vatNumber', vatNumber, vatNumberOf)];
};

const mistakesInRegions = (regions: readonly string[]): FieldError[] => {
  if (regions.length === 0) return [{ field: 'regions', code: 'required' }];
  if (regions.length > mostRegions) return [{ field: 'regions', code: 'too_many' }];
  return regions.flatMap((key, at) => (regionShape.test(key) ? [] : [{ field: `regions.${at}`, code: 'bad_key' }]));
};
