import { texts } from '../../ui/speak.ts';

/** What every page may say. */
export const common = texts({
  fr: {
    skip: 'Aller au contenu',
    languages: 'Langue',
    otherLanguage: 'English',
    main: 'Navigation principale',
    nav: {
      home: 'Accueil',
      members: 'Membres',
      audit: 'Journal',
      mails: 'Courriels',
      weather: 'Météo',
      help: 'Aide',
      account: 'Mon compte',
      more: 'Plus',
      signOut: 'Se déconnecter',
      signIn: 'Se connecter',
      api: 'API',
    },
    profileMenu: 'Votre menu',
    foot: 'Pied de page',
    roles: {
      operator_administrator: 'Administration de l’opérateur',
      agent: 'Agent',
      principal: 'Compte principal',
      member: 'Membre',
    },
    failures: {
      offline: {
        title: 'La connexion au réseau est interrompue',
        detail: 'Rien n’est perdu : ce que vous avez saisi reste ici. Réessayez quand le réseau revient.',
      },
      timeout: {
        title: 'La réponse tarde trop',
        detail: 'L’action a peut-être abouti. Vérifiez avant de recommencer.',
      },
      away: {
        title: 'Ce service ne répond pas pour le moment',
        detail: 'Le reste du portail fonctionne. Réessayez dans une minute.',
      },
      broken: {
        title: 'Une erreur s’est produite de notre côté',
        detail: 'Elle est notée. Réessayez ; si elle revient, donnez à l’aide le numéro de la demande.',
      },
    },
    lost: {
      offline: (time: string) => `Plus de réseau depuis ${time}`,
      away: (time: string) => `Le service ne répond plus depuis ${time}`,
      kept: 'Ce que vous avez saisi reste sur cette page. Ce qui est déjà affiché se lit encore.',
      retry: 'Vérifier maintenant',
    },
    over: {
      title: 'Votre session est terminée',
      text: 'Saisissez votre mot de passe pour continuer. La page et ce que vous y avez saisi restent en place.',
      password: 'Mot de passe',
      go: 'Reprendre',
      leave: 'Quitter la page',
    },
    forbidden: {
      title: 'Cette page ne vous est pas ouverte',
      text: 'Votre rôle ne donne pas accès à cette page. Le compte principal de votre organisation, ou l’aide, peut vous renseigner.',
    },
    notFound: {
      title: 'Cette page n’existe pas',
      text: 'L’adresse a peut-être été mal recopiée, ou la page a changé de place.',
    },
    backHome: 'Revenir à l’accueil',
    retry: 'Réessayer',
    more: 'Afficher la suite',
    never: 'jamais',
    openHelp: 'Aide et contact',
  },
  en: {
    skip: 'Skip to content',
    languages: 'Language',
    otherLanguage: 'Français',
    main: 'Main navigation',
    nav: {
      home: 'Home',
      members: 'Members',
      audit: 'Audit trail',
      mails: 'Mails',
      weather: 'Weather',
      help: 'Help',
      account: 'My account',
      more: 'More',
      signOut: 'Sign out',
      signIn: 'Sign in',
      api: 'API',
    },
    profileMenu: 'Your menu',
    foot: 'Footer',
    roles: {
      operator_administrator: 'Operator’s administrator',
      agent: 'Support agent',
      principal: 'Principal account',
      member: 'Member',
    },
    failures: {
      offline: {
        title: 'The network connection is lost',
        detail: 'Nothing is lost: what you typed stays here. Try again when the network is back.',
      },
      timeout: {
        title: 'The answer takes too long',
        detail: 'It may have been done all the same. Check before you repeat it.',
      },
      away: {
        title: 'This service does not answer for the moment',
        detail: 'The rest of the portal works. Try again in a minute.',
      },
      broken: {
        title: 'Something went wrong on our side',
        detail: 'It has been noted. Try again; if it comes back, give the request number to the help desk.',
      },
    },
    lost: {
      offline: (time: string) => `No network since ${time}`,
      away: (time: string) => `The service has not answered since ${time}`,
      kept: 'What you typed stays on this page. What is shown already can still be read.',
      retry: 'Check now',
    },
    over: {
      title: 'Your session has ended',
      text: 'Enter your password to go on. The page and what you typed stay as they are.',
      password: 'Password',
      go: 'Go on',
      leave: 'Leave the page',
    },
    forbidden: {
      title: 'This page is not open to you',
      text: 'Your role gives no access to this page. The principal account of your organisation, or the help desk, can tell you more.',
    },
    notFound: {
      title: 'This page does not exist',
      text: 'The address may have been copied wrongly, or the page has moved.',
    },
    backHome: 'Back to home',
    retry: 'Try again',
    more: 'Show more',
    never: 'never',
    openHelp: 'Help and contact',
  },
});
