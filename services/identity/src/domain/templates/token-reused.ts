import type { Template } from './template.ts';

/** A refresh token was used twice: somebody may hold a copy, so its session ended (ID-40). */
export const tokenReused: Template<'agent'> = {
  params: { agent: 'name' },
  opens: 'signIn',
  fr: (value, operator) => ({
    subject: 'Une de vos sessions a été fermée',
    title: 'Une de vos sessions a été fermée',
    lines: [
      `Un jeton de connexion à ${operator} a servi deux fois\u202f: quelqu’un en a peut-être une copie. Par sécurité, cette session est terminée.`,
      `Elle avait été ouverte depuis\u202f: ${value('agent')}`,
      'Connectez-vous à nouveau. Si vous ne reconnaissez pas cet appareil, changez votre mot de passe.',
    ],
    action: 'Se connecter',
    why: 'Vous recevez ce message parce qu’il s’agit de votre compte. Ces messages de sécurité sont toujours envoyés.',
  }),
  en: (value, operator) => ({
    subject: 'One of your sessions was closed',
    title: 'One of your sessions was closed',
    lines: [
      `A sign-in token of ${operator} was used twice: somebody may have a copy of it. For safety, this session has ended.`,
      `It was opened from: ${value('agent')}`,
      'Sign in again. If you do not know this device, change your password.',
    ],
    action: 'Sign in',
    why: 'You get this message because it is about your account. Messages about security are always sent.',
  }),
};
