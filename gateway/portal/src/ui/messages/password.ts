import { texts } from '../speak.ts';
import type { PasswordRules } from '../password-rules.ts';

/** The rules of passwords in words (ID-15). */
export const passwordWords = texts({
  fr: {
    title: 'Le mot de passe :',
    rules: {
      length: ({ minLength }: PasswordRules) => `compte au moins ${minLength} caractères`,
      classes: ({ classes }: PasswordRules) =>
        classes >= 4
          ? 'mêle minuscules, majuscules, chiffres et autres signes'
          : `mêle au moins ${classes} familles parmi minuscules, majuscules, chiffres et autres signes`,
      guessable: (_: PasswordRules) => 'ne se devine pas facilement et ne figure pas parmi ceux déjà divulgués',
      personal: (_: PasswordRules) => 'ne reprend ni votre nom, ni votre adresse, ni votre entreprise',
      reused: (_: PasswordRules) => 'diffère de vos précédents mots de passe',
    },
    states: { met: 'respecté', unmet: 'pas encore respecté', unknown: 'vérifié dès que le reste convient' },
    count: (met: number, all: number) => `${met} règles respectées sur ${all}`,
  },
  en: {
    title: 'The password:',
    rules: {
      length: ({ minLength }: PasswordRules) => `has at least ${minLength} characters`,
      classes: ({ classes }: PasswordRules) =>
        classes >= 4
          ? 'mixes lower case, upper case, digits and other signs'
          : `mixes at least ${classes} kinds out of lower case, upper case, digits and other signs`,
      guessable: (_: PasswordRules) => 'is not easily guessed and not among those known to have leaked',
      personal: (_: PasswordRules) => 'repeats neither your name, your address nor your company',
      reused: (_: PasswordRules) => 'differs from your earlier passwords',
    },
    states: { met: 'met', unmet: 'not met yet', unknown: 'checked once the rest is right' },
    count: (met: number, all: number) => `${met} of ${all} rules met`,
  },
});
