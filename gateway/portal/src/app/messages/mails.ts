import { texts } from '../../ui/speak.ts';

const frenchTemplates: Readonly<Record<string, string>> = {
  confirm_sign_up: 'Confirmation d’inscription',
  sign_up_known: 'Inscription avec une adresse connue',
  invitation: 'Invitation',
  activation: 'Activation',
  reset: 'Mot de passe oublié',
  password_changed: 'Mot de passe changé',
  password_reset: 'Mot de passe réinitialisé',
  token_reused: 'Jeton réutilisé',
  account_blocked: 'Compte bloqué',
  account_unblocked: 'Compte débloqué',
  test: 'Message d’essai',
};

const englishTemplates: Readonly<Record<string, string>> = {
  confirm_sign_up: 'Confirmation of a sign-up',
  sign_up_known: 'Sign-up with a known address',
  invitation: 'Invitation to join',
  activation: 'Activation link',
  reset: 'Forgotten password',
  password_changed: 'Password changed',
  password_reset: 'Password reset',
  token_reused: 'Token used again',
  account_blocked: 'Account blocked',
  account_unblocked: 'Account unblocked',
  test: 'Test mail',
};

export const mailsWords = texts({
  fr: {
    title: 'Courriels',
    lead: 'Ce que le portail a envoyé, et ce que les serveurs en ont dit.',
    show: { all: 'Tous', queued: 'En attente', sent: 'Remis', failed: 'Échoués', bounced: 'Refusés' },
    states: { queued: 'En attente', sent: 'Remis', failed: 'Échoué', bounced: 'Refusé' },
    filter: 'Filtrer les courriels',
    columns: { to: 'Destinataire', template: 'Message', state: 'État', at: 'Demandé', answer: 'Réponse du serveur' },
    tries: (count: number) => `essai ${count}`,
    next: 'prochain essai',
    emptyTitle: 'Aucun courriel',
    emptyText: 'Les messages envoyés par le portail apparaîtront ici.',
    templates: frenchTemplates,
  },
  en: {
    title: 'Mails',
    lead: 'What the portal has sent, and what the servers said of it.',
    show: { all: 'All', queued: 'Waiting', sent: 'Delivered', failed: 'Failed', bounced: 'Bounced' },
    states: { queued: 'Waiting', sent: 'Delivered', failed: 'Failed', bounced: 'Bounced' },
    filter: 'Filter the mails',
    columns: { to: 'To', template: 'Mail', state: 'State', at: 'Asked for', answer: 'Answer of the server' },
    tries: (count: number) => `try ${count}`,
    next: 'next try',
    emptyTitle: 'No mail',
    emptyText: 'What the portal sends will be listed here.',
    templates: englishTemplates,
  },
});
