import type { Language } from '../accounts.ts';

/** What all mails say around their own words. */
type Frame = {
  /** Until when the button works, once. */
  until: (moment: string) => string;
  copy: string;
  sentBy: (operator: string) => string;
  /** Why a referent gets the mail of somebody who has no address. */
  inPlaceOf: (name: string) => string;
  help: string;
  privacy: string;
};

const fr: Frame = {
  until: (moment) => `Ce lien fonctionne une seule fois, jusqu’au ${moment}.`,
  copy: 'Si le bouton ne s’ouvre pas, copiez cette adresse dans votre navigateur\u202f:',
  sentBy: (operator) => `Envoyé par ${operator}.`,
  inPlaceOf: (name) =>
    `Ce message concerne un compte qui n’a pas d’adresse e-mail (${name})\u202f: il vous est adressé comme référent de l’organisation.`,
  help: 'Aide\u202f:',
  privacy: 'Protection des données\u202f:',
};

const en: Frame = {
  until: (moment) => `This link works once, until ${moment}.`,
  copy: 'If the button does not open, copy this address into your browser:',
  sentBy: (operator) => `Sent by ${operator}.`,
  inPlaceOf: (name) =>
    `This message is about the account of ${name}, which has no e-mail address: it comes to you as the organisation’s referent.`,
  help: 'Help:',
  privacy: 'Privacy notice:',
};

export const frames: Readonly<Record<Language, Frame>> = { fr, en };
