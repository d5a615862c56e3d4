import type { Template } from './template.ts';

/** The link with which an invited person sets a password (ID-14). */
export const activation: Template<'organisation'> = {
  params: { organisation: 'name' },
  opens: 'link',
  fr: (value, operator) => ({
    subject: 'Activez votre compte',
    title: 'Activez votre compte',
    lines: [
      `Votre compte «\u202f${value('organisation')}\u202f» sur ${operator} est prêt.`,
      'Vérifiez votre nom et choisissez votre mot de passe.',
    ],
    action: 'Activer mon compte',
    why: 'Vous recevez ce message parce qu’un lien d’activation a été demandé pour votre invitation. Si ce n’est pas par vous, ignorez-le.',
  }),
  en: (value, operator) => ({
    subject: 'Activate your account',
    title: 'Activate your account',
    lines: [
      `Your account in “${value('organisation')}” on ${operator} is ready.`,
      'Check your name and choose your password.',
    ],
    action: 'Activate my account',
    why: 'You get this message because an activation link was asked for with your invitation. If that was not you, ignore it.',
  }),
};
