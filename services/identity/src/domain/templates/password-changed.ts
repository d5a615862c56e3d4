import type { Template } from './template.ts';

/** The password was changed by who knew the old one; other sessions ended (ID-34). */
export const passwordChanged: Template<never> = {
  params: {},
  opens: 'askReset',
  fr: (_, operator) => ({
    subject: 'Votre mot de passe a changé',
    title: 'Votre mot de passe a changé',
    lines: [
      `Le mot de passe de votre compte sur ${operator} vient d’être changé, et les autres sessions sont terminées.`,
      'Si c’est vous, vous n’avez rien à faire. Sinon, choisissez tout de suite un nouveau mot de passe.',
    ],
    action: 'Ce n’est pas moi',
    why: 'Vous recevez ce message parce que le mot de passe de votre compte a changé. Ces messages de sécurité sont toujours envoyés.',
  }),
  en: (_, operator) => ({
    subject: 'Your password was changed',
    title: 'Your password was changed',
    lines: [
      `The password of your account on ${operator} has just been changed, and other sessions have ended.`,
      'If that was you, there is nothing to do. If not, choose a new password right away.',
    ],
    action: 'That was not me',
    why: 'You get this message because the password of your account changed. Messages about security are always sent.',
  }),
};
