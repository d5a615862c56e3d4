import { texts } from '../../ui/speak.ts';
import { plural } from '../../ui/grammar.ts';

const [french, english] = [plural('fr'), plural('en')];

const frenchActs: Readonly<Record<string, string>> = {
  'organisation.created': 'Organisation créée',
  'account.invited': 'Compte invité',
  'account.activated': 'Compte activé',
  'account.changed': 'Profil modifié',
  'account.blocked': 'Compte bloqué',
  'account.unblocked': 'Compte débloqué',
  'account.deactivated': 'Compte désactivé',
  'account.reactivated': 'Compte réactivé',
  'account.password_reset': 'Mot de passe réinitialisé',
  'account.password_changed': 'Mot de passe changé',
  'session.opened': 'Connexion',
  'session.ended': 'Session terminée',
};

const englishActs: Readonly<Record<string, string>> = {
  'organisation.created': 'Organisation made',
  'account.invited': 'Account invited',
  'account.activated': 'Account activated',
  'account.changed': 'Profile changed',
  'account.blocked': 'Account blocked',
  'account.unblocked': 'Account unblocked',
  'account.deactivated': 'Account deactivated',
  'account.reactivated': 'Account reactivated',
  'account.password_reset': 'Password reset',
  'account.password_changed': 'Password changed',
  'session.opened': 'Sign-in',
  'session.ended': 'Session ended',
};

/** Acts as the trail names them. */
export const auditWords = texts({
  fr: {
    title: 'Journal',
    lead: 'Chaque changement de compte, de droit et d’accès. Rien ne s’y efface : chaque entrée porte l’empreinte de la précédente.',
    verify: 'Vérifier la chaîne',
    verified: (count: number) =>
      french(count, '{n} entrée vérifiée, rien ne manque', '{n} entrées vérifiées, rien ne manque'),
    verifiedText: 'Dernière empreinte',
    broken: (number: number) => `La chaîne est rompue à l’entrée ${number}`,
    brokenText: 'Cette entrée a été modifiée, déplacée ou retirée. Prévenez l’aide et conservez cette page.',
    export: 'Exporter en CSV',
    exporting: (count: number) => french(count, '{n} entrée lue…', '{n} entrées lues…'),
    file: 'journal.csv',
    filters: 'Filtres du journal',
    act: 'Action',
    allActs: 'Toutes',
    groups: {
      account: 'Tout ce qui touche aux comptes',
      session: 'Toutes les sessions',
      organisation: 'Toute l’organisation',
    },
    from: 'Du',
    to: 'Au',
    apply: 'Filtrer',
    clear: 'Tout afficher',
    columns: { number: 'N°', at: 'Quand', act: 'Action', actor: 'Par', subject: 'Objet', details: 'Détails' },
    hash: 'Empreinte',
    emptyTitle: 'Aucune entrée',
    emptyText: 'Rien ne correspond à ces filtres.',
    details: 'Détails',
    nobody: 'personne non connectée',
    acts: frenchActs,
  },
  en: {
    title: 'Audit trail',
    lead: 'Every change of accounts, rights and access. Nothing can be erased: each entry carries the hash of the one before.',
    verify: 'Check the chain',
    verified: (count: number) =>
      english(count, '{n} entry checked, nothing is missing', '{n} entries checked, nothing is missing'),
    verifiedText: 'Last hash',
    broken: (number: number) => `The chain is broken at entry ${number}`,
    brokenText: 'This entry was changed, moved or taken out. Tell the help desk and keep this page.',
    export: 'Export as CSV',
    exporting: (count: number) => english(count, '{n} entry read…', '{n} entries read…'),
    file: 'audit.csv',
    filters: 'Filters of the trail',
    act: 'Act',
    allActs: 'All',
    groups: {
      account: 'Everything about accounts',
      session: 'All sessions',
      organisation: 'Everything about the organisation',
    },
    from: 'From',
    to: 'To',
    apply: 'Filter',
    clear: 'Show all',
    columns: { number: 'No.', at: 'When', act: 'Act', actor: 'By', subject: 'Thing', details: 'Details' },
    hash: 'Hash',
    emptyTitle: 'No entry',
    emptyText: 'Nothing fits these filters.',
    details: 'Details',
    nobody: 'somebody not signed in',
    acts: englishActs,
  },
});
