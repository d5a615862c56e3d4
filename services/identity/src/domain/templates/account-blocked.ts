import type { Template } from './template.ts';

/** Wrong passwords in a row blocked sign-ins from unknown devices (ID-12). */
export const accountBlocked: Template<never> = {
  params: {},
  opens: 'askReset',
  fr: (_, operator) => ({
    subject: 'Votre compte est bloqué',
    title: 'Votre compte est bloqué',
    lines: [
      `Plusieurs mots de passe faux ont été saisis pour votre compte sur ${operator}. Les connexions depuis un nouvel appareil sont donc refusées.`,
      'Les appareils que vous utilisez déjà fonctionnent encore. La personne qui gère votre organisation peut débloquer le compte.',
      'Si vous avez oublié votre mot de passe, choisissez-en un nouveau.',
    ],
    action: 'Choisir un mot de passe',
    why: 'Vous recevez ce message parce qu’il s’agit de votre compte. Ces messages de sécurité sont toujours envoyés.',
  }),
  en: (_, operator) => ({
    subject: 'Your account is blocked',
    title: 'Your account is blocked',
    lines: [
      `Several wrong passwords were entered for your account on ${operator}. Sign-ins from a new device are therefore refused.`,
      'Devices that you use already still work. Whoever manages your organisation can unblock the account.',
      'If you have forgotten your password, choose a new one.',
    ],
    action: 'Choose a password',
    why: 'You get this message because it is about your account. Messages about security are always sent.',
  }),
};
