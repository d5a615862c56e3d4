import type { Template } from './template.ts';

/** Somebody signed up with an address that has an account: only its reader learns so. */
export const signUpKnown: Template<never> = {
  params: {},
  opens: 'signIn',
  fr: (_, operator) => ({
    subject: 'Vous avez déjà un compte',
    title: 'Vous avez déjà un compte',
    lines: [
      `Une inscription à ${operator} a été demandée avec cette adresse e-mail, qui a déjà un compte. Rien n’a changé.`,
      'Connectez-vous avec ce compte. Si le mot de passe est oublié, la page de connexion permet d’en choisir un autre.',
    ],
    action: 'Se connecter',
    why: 'Vous recevez ce message parce que cette adresse a été saisie dans le formulaire d’inscription. Si ce n’est pas par vous, vous n’avez rien à faire.',
  }),
  en: (_, operator) => ({
    subject: 'You already have an account',
    title: 'You already have an account',
    lines: [
      `Somebody asked to sign up to ${operator} with this e-mail address, which already has an account. Nothing has changed.`,
      'Sign in with that account. If the password is forgotten, the sign-in page lets you choose another one.',
    ],
    action: 'Sign in',
    why: 'You get this message because this address was entered in the sign-up form. If that was not you, there is nothing to do.',
  }),
};
