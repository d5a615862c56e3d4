import type { Template } from './template.ts';

/** A new password was set by a link; all sessions ended (ID-16). */
export const passwordReset: Template<never> = {
  params: {},
  opens: 'askReset',
  fr: (_, operator) => ({
    subject: 'Votre nouveau mot de passe est enregistré',
    title: 'Votre nouveau mot de passe est enregistré',
    lines: [
      `Un nouveau mot de passe a été choisi pour votre compte sur ${operator}, par le lien reçu par e-mail. Toutes les sessions sont terminées.`,
      'Si c’est vous, vous n’avez rien à faire. Sinon, choisissez tout de suite un autre mot de passe.',
    ],
    action: 'Ce n’est pas moi',
    why: 'Vous recevez ce message parce que le mot de passe de votre compte a changé. Ces messages de sécurité sont toujours envoyés.',
  }),
  en: (_, operator) => ({
    subject: 'Your new password is set',
    title: 'Your new password is set',
    lines: [
      `A new password was chosen for your account on ${operator}, with the link sent by e-mail. All sessions have ended.`,
      'If that was you, there is nothing to do. If not, choose another password right away.',
    ],
    action: 'That was not me',
    why: 'You get this message because the password of your account changed. Messages about security are always sent.',
  }),
};
