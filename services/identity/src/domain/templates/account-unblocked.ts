import type { Template } from './template.ts';

/** A blocked account may sign in again (ID-12). */
export const accountUnblocked: Template<never> = {
  params: {},
  opens: 'signIn',
  fr: (_, operator) => ({
    subject: 'Votre compte est débloqué',
    title: 'Votre compte est débloqué',
    lines: [`Vous pouvez de nouveau vous connecter à ${operator} depuis tout appareil.`],
    action: 'Se connecter',
    why: 'Vous recevez ce message parce que la personne qui gère votre organisation a débloqué votre compte.',
  }),
  en: (_, operator) => ({
    subject: 'Your account is unblocked',
    title: 'Your account is unblocked',
    lines: [`You can sign in to ${operator} from any device again.`],
    action: 'Sign in',
    why: 'You get this message because whoever manages your organisation unblocked your account.',
  }),
};
