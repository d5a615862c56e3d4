import { plural } from '../../ui/grammar.ts';

const many = plural('fr');

/** Texts of events and of their page. */
export const event = {
  kinds: { incident: 'Incident', maintenance: 'Maintenance planifiée' },
  impacts: { none: 'sans gravité', minor: 'gêne mineure', major: 'gêne importante', critical: 'interruption' },
  phases: {
    investigating: 'analyse en cours',
    identified: 'cause identifiée',
    monitoring: 'sous surveillance',
    resolved: 'résolu',
    scheduled: 'planifiée',
    in_progress: 'en cours',
    verifying: 'vérification',
    completed: 'terminée',
    cancelled: 'annulée',
  },
  impact: 'Gravité',
  phase: 'Étape',
  components: 'Solutions touchées',
  regions: 'Régions',
  everywhere: 'toutes les régions',
  began: 'Début',
  ended: 'Fin',
  plannedEnd: 'Fin prévue',
  duration: 'Durée',
  unknownLength: 'durée inconnue',
  since: (time: string) => `depuis le ${time}`,
  on: (time: string) => `le ${time}`,
  span: (from: string, to: string) => `du ${from} au ${to}`,
  spanSameDay: (day: string, from: string, to: string) => `le ${day}, de ${from} à ${to}`,
  timeline: 'Déroulement',
  newestFirst: 'Du plus récent au plus ancien.',
  noUpdates: 'Aucun texte n’a été publié pour cet événement.',
  by: 'par',
  byTeam: 'par l’équipe',
  whole: 'Voir la page de cet événement',
  origin: 'Provenance',
  origins: {
    statuspage: 'historique repris de Statuspage',
    upptime: 'historique repris d’Upptime',
    csv: 'historique repris d’un fichier CSV',
  },
  reconstructed: 'reconstitué',
  reconstructedText: 'Les heures marquées « reconstitué » viennent de lignes datées dans un texte plus long.',
  corrected: 'corrigé',
  latest: 'Dernière nouvelle',
  others: (count: number) => many(count, 'et {n} autre', 'et {n} autres'),
};

/** Texts of the page of a day. */
export const day = {
  calm: 'Rien à signaler ce jour-là.',
  noData: 'Aucune donnée n’est connue pour ce jour.',
  events: (count: number) => many(count, '{n} événement', '{n} événements'),
  touched: 'Solutions touchées ce jour-là',
  previous: 'Jour précédent',
  next: 'Jour suivant',
  whole: 'Voir toutes les solutions ce jour-là',
  today: 'Journée en cours : ce qui suit peut encore changer.',
};
