import type { Template } from './template.ts';

/** The link to a new password; it recalls the login (ID-16). */
export const reset: Template<'login' | 'organisation'> = {
  params: { login: 'login', organisation: 'name' },
  opens: 'link',
  fr: (value, operator) => ({
    subject: 'Choisissez un nouveau mot de passe',
    title: 'Choisissez un nouveau mot de passe',
    lines: [
      `Un nouveau mot de passe a été demandé pour votre compte «\u202f${value('organisation')}\u202f» sur ${operator}.`,
      `Votre identifiant de connexion\u202f: ${value('login')}`,
    ],
    action: 'Choisir un mot de passe',
    why: 'Vous recevez ce message parce qu’un nouveau mot de passe a été demandé sur la page de connexion. Si ce n’est pas par vous, ignorez-le\u202f: le mot de passe actuel reste valable.',
  }),
  en: (value, operator) => ({
    subject: 'Choose a new password',
    title: 'Choose a new password',
    lines: [
      `A new password was asked for, for your account in “${value('organisation')}” on ${operator}.`,
      `You sign in with: ${value('login')}`,
    ],
    action: 'Choose a password',
    why: 'You get this message because a new password was asked for on the sign-in page. If that was not you, ignore it: the current password still works.',
  }),
};
