import { addressLike, mistakesOf, needed, sameAs, siretLike } from '../checks.ts';
import { checksWords } from '../messages/checks.ts';
import { noticeVersion } from '../messages/notice.ts';
import { looksRight } from '../passwords.ts';
import type { PasswordRules } from '../../ui/password-rules.ts';
import type { Mistakes } from '../../ui/use-form.ts';

/** What is typed to sign a company up. */
export type SignUpValues = {
  /** Which number it is known by. */
  by: string;
  siret: string;
  vatNumber: string;
  name: string;
  regions: readonly string[];
  lastName: string;
  firstName: string;
  email: string;
  emailAgain: string;
  password: string;
  passwordAgain: string;
  proof: string;
  notice: boolean;
};

export const emptySignUp: SignUpValues = {
  by: 'siret',
  siret: '',
  vatNumber: '',
  name: '',
  regions: [],
  lastName: '',
  firstName: '',
  email: '',
  emailAgain: '',
  password: '',
  passwordAgain: '',
  proof: '',
  notice: false,
};

/** Fields that a draft keeps: no password, no proof. */
export const keptOfSignUp: readonly (keyof SignUpValues)[] = [
  'by',
  'siret',
  'vatNumber',
  'name',
  'regions',
  'lastName',
  'firstName',
  'email',
  'emailAgain',
];

/** What can be seen to be missing or wrong, in the order of the form. */
export const mistakesInSignUp = (
  values: SignUpValues,
  { rules, proven }: { rules: PasswordRules; proven: boolean },
): Mistakes<SignUpValues> => {
  const words = checksWords();
  const rightPassword = (password: string) => (looksRight(password, rules) ? undefined : words.passwordRules);
  const number = values.by === 'siret' ? { siret: [siretLike] } : { vatNumber: [needed(words.vatNumber)] };
  const mistakes = mistakesOf(values, {
    ...number,
    name: [needed(words.company)],
    regions: [needed(words.regions)],
    lastName: [needed(words.lastName)],
    firstName: [needed(words.firstName)],
    email: [addressLike],
    emailAgain: [sameAs(values.email, words.emailAgain)],
    password: [needed(words.password), rightPassword],
    passwordAgain: [sameAs(values.password, words.passwordAgain)],
  });
  if (!proven) mistakes.proof = words.proof;
  if (!values.notice) mistakes.notice = words.notice;
  return mistakes;
};

/** The body of `POST /api/v1/sign-up`. */
export const signUpBody = (values: SignUpValues, proof: string): Record<string, unknown> => ({
  ...(values.by === 'siret' ? { siret: values.siret.trim() } : { vatNumber: values.vatNumber.trim() }),
  name: values.name.trim(),
  regions: values.regions,
  lastName: values.lastName.trim(),
  firstName: values.firstName.trim(),
  email: values.email.trim(),
  password: values.password,
  proof,
  notice: noticeVersion,
});
