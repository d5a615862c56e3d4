import { texts } from '../../ui/speak.ts';

export const sentWords = texts({
  fr: {
    title: 'Consultez votre messagerie',
    to: (address: string) => `Un message part vers ${address}.`,
    signUp: 'Son lien confirme votre adresse et crée l’espace de votre entreprise. Il fonctionne 24 heures.',
    signUpNothing: 'Tant qu’il n’est pas ouvert, rien n’est créé.',
    reset:
      'Si un compte correspond à ce que vous avez saisi, un message part vers son adresse. Son lien fonctionne une heure, une seule fois.',
    resetTitle: 'Consultez votre messagerie',
    noMail: 'Rien ne vient ?',
    tips: [
      'Regardez parmi les courriers indésirables : l’expéditeur est ce portail.',
      'Vérifiez l’adresse : une lettre suffit pour que le message se perde.',
      'Attendez quelques minutes : certaines messageries retiennent un premier message.',
    ],
    again: 'Recommencer',
    help: 'Demander de l’aide',
    signIn: 'Se connecter',
  },
  en: {
    title: 'Look into your mailbox',
    to: (address: string) => `A message is on its way to ${address}.`,
    signUp: 'Its link confirms your address and makes the space of your company. It works for 24 hours.',
    signUpNothing: 'Until it is opened, nothing is made.',
    reset:
      'If an account fits what you entered, a message is on its way to its address. Its link works for one hour, once.',
    resetTitle: 'Look into your mailbox',
    noMail: 'Nothing comes?',
    tips: [
      'Look into the junk folder: the sender is this portal.',
      'Check the address: one letter is enough for a message to get lost.',
      'Wait a few minutes: some servers hold a first message back.',
    ],
    again: 'Start again',
    help: 'Ask for help',
    signIn: 'Sign in',
  },
});
