import type { Template } from './template.ts';

/** Somebody is invited; the link asks for the one that activates the account (ID-14). */
export const invitation: Template<'organisation' | 'inviter'> = {
  params: { organisation: 'name', inviter: 'name' },
  opens: 'link',
  fr: (value, operator) => ({
    subject: `Rejoignez ${value('organisation')}`,
    title: `Rejoignez ${value('organisation')}`,
    lines: [
      `${value('inviter')} vous invite à rejoindre «\u202f${value('organisation')}\u202f» sur ${operator}.`,
      'Acceptez l’invitation\u202f: un second message vous permettra de choisir votre mot de passe.',
    ],
    action: 'Accepter l’invitation',
    why: 'Vous recevez ce message parce qu’une personne de cette organisation a saisi votre adresse. Si vous ne la connaissez pas, ignorez-le.',
  }),
  en: (value, operator) => ({
    subject: `Join ${value('organisation')}`,
    title: `Join ${value('organisation')}`,
    lines: [
      `${value('inviter')} invites you to join “${value('organisation')}” on ${operator}.`,
      'Accept the invitation: a second message will let you choose your password.',
    ],
    action: 'Accept the invitation',
    why: 'You get this message because somebody of this organisation entered your address. If you do not know them, ignore it.',
  }),
};
