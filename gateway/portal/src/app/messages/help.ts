import { texts } from '../../ui/speak.ts';

type Subject = { id: string; title: string; text: string; link?: readonly [href: string, label: string] };

const said = (subjects: readonly Subject[]): readonly Subject[] => subjects;

export const helpWords = texts({
  fr: {
    title: 'Aide et contact',
    lead: 'Ce qui se règle en une minute, et à qui s’adresser pour le reste.',
    subjects: said([
      {
        id: 'lost',
        title: 'Mot de passe oublié',
        text: 'Indiquez votre adresse, votre identifiant ou votre SIRET : un message permet d’en choisir un nouveau. Son lien fonctionne une heure.',
        link: ['/reset', 'Choisir un nouveau mot de passe'],
      },
      {
        id: 'blocked',
        title: 'Compte bloqué',
        text: 'Après quatre mots de passe erronés de suite, les appareils inconnus sont refusés. Un appareil qui s’est déjà connecté fonctionne encore. Le compte principal de votre organisation peut débloquer le vôtre, sur la page Membres.',
      },
      {
        id: 'mail',
        title: 'Aucun message ne vient',
        text: 'Regardez parmi les courriers indésirables et vérifiez l’adresse saisie. Une invitation expirée peut être redemandée par le compte principal.',
      },
      {
        id: 'access',
        title: 'Obtenir un accès',
        text: 'Si votre entreprise a un espace, son compte principal vous invite. Sinon, inscrivez-la : il faut son SIRET, ou son numéro de TVA intracommunautaire.',
        link: ['/sign-up', 'Inscrire une entreprise'],
      },
      {
        id: 'incident',
        title: 'Une solution ne répond pas',
        text: 'La météo dit ce qui est en cours, depuis quand et quand en reparler. Vous pouvez la suivre par un fil Atom.',
        link: ['/status', 'Voir la météo'],
      },
      {
        id: 'data',
        title: 'Vos données',
        text: 'Vous corrigez votre profil dans Mon compte. Pour les consulter toutes ou les faire effacer, adressez-vous au compte principal de votre organisation, qui le transmet à l’opérateur.',
        link: ['/account', 'Ouvrir mon compte'],
      },
    ]),
    reach: (name: string) => `Joindre ${name}`,
    state: 'Ce qu’il est utile d’indiquer',
    stateItems: [
      'ce que vous vouliez faire, et l’heure',
      'ce que le portail a répondu, avec le numéro de la demande s’il est affiché',
      'votre organisation, et le nom du compte (jamais le mot de passe)',
    ],
  },
  en: {
    title: 'Help and contact',
    lead: 'What can be settled in a minute, and whom to turn to for the rest.',
    subjects: said([
      {
        id: 'lost',
        title: 'Forgotten password',
        text: 'Enter your address, your identifier or your SIRET: a message lets you choose a new one. Its link works for one hour.',
        link: ['/reset', 'Choose a new password'],
      },
      {
        id: 'blocked',
        title: 'Account blocked',
        text: 'After four wrong passwords in a row unknown devices are refused. A device that signed in before still works. The principal account of your organisation can unblock yours, on the page Members.',
      },
      {
        id: 'mail',
        title: 'No message comes',
        text: 'Look into the junk folder and check the address that you entered. The principal account can send an expired invitation again.',
      },
      {
        id: 'access',
        title: 'Getting access',
        text: 'Where your company has a space, its principal account invites you. Otherwise sign it up: you need its SIRET, or its EU VAT number.',
        link: ['/sign-up', 'Sign a company up'],
      },
      {
        id: 'incident',
        title: 'A solution does not answer',
        text: 'The weather says what is going on, since when, and when there will be news. You can follow it by an Atom feed.',
        link: ['/status', 'See the weather'],
      },
      {
        id: 'data',
        title: 'Your data',
        text: 'You correct your profile in My account. To see all of it or have it erased, turn to the principal account of your organisation, which passes it on to the operator.',
        link: ['/account', 'Open my account'],
      },
    ]),
    reach: (name: string) => `Reach ${name}`,
    state: 'What is useful to say',
    stateItems: [
      'what you wanted to do, and at what time',
      'what the portal answered, with the request number where it is shown',
      'your organisation, and the name of the account (never the password)',
    ],
  },
});
