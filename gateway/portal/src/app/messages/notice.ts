import { texts } from '../../ui/speak.ts';

/** Version of the notice below: kept with the account that was shown it (ID-47). Another text is another version. */
export const noticeVersion = '2026-11';

export const noticeWords = texts({
  fr: {
    title: 'Ce que deviennent vos données',
    lead: 'Ce que l’opérateur de ce portail garde de vous, pourquoi et combien de temps.',
    points: [
      'Responsable : l’opérateur de ce portail, dont les coordonnées figurent sur la page d’aide.',
      'But : créer votre espace, vous reconnaître quand vous vous connectez, et vous joindre au sujet de vos demandes.',
      'Durée : tant que le compte existe.',
      'Vos droits : consulter, corriger ou faire effacer ces données, depuis votre compte ou auprès de l’aide.',
    ],
    read: 'J’ai lu la notice sur mes données',
  },
  en: {
    title: 'What becomes of your data',
    lead: 'What the operator of this portal keeps of you, why and for how long.',
    points: [
      'Controller: the operator of this portal; how to reach it is on the help page.',
      'Purpose: to make your space, to know you when you sign in, and to reach you about your requests.',
      'How long: as long as the account exists.',
      'Your rights: to see, correct or erase this data, from your account or through the help desk.',
    ],
    read: 'I have read the notice about my data',
  },
});
