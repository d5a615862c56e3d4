import { plural } from './grammar.ts';

const many = plural('fr');

/** Texts of the page of all components. */
export const weather = {
  heads: {
    no_data: 'Pas encore de données',
    operational: 'Tout fonctionne normalement',
    under_maintenance: 'Une maintenance planifiée est en cours',
    degraded_performance: 'Une solution fonctionne au ralenti',
    partial_outage: 'Un incident est en cours',
    major_outage: 'Un incident majeur est en cours',
  },
  headsMany: {
    no_data: 'Pas encore de données',
    operational: 'Tout fonctionne normalement',
    under_maintenance: 'Des maintenances planifiées sont en cours',
    degraded_performance: 'Des solutions fonctionnent au ralenti',
    partial_outage: 'Des incidents sont en cours',
    major_outage: 'Des incidents sont en cours, dont au moins un majeur',
  },
  allWell: (total: number) =>
    many(
      total,
      'La solution suivie ne connaît aucun incident',
      'Les {n} solutions suivies ne connaissent aucun incident',
    ),
  someWell: (well: number, total: number) => `${well} solutions sur ${total} ne connaissent aucun incident`,
  noneWell: (total: number) => many(total, 'La solution suivie est touchée', 'Les {n} solutions suivies sont touchées'),
  region: 'Région',
  allRegions: 'Toutes les régions',
  compareText:
    'État actuel et disponibilité sur cette période, région par région. Une région ouvre le détail de ses jours.',
  zones: (zone: string) => `heures du fuseau ${zone}, jours du fuseau de chaque région`,
  ownZone: 'de chaque région',
  range: 'Période',
  ranges: { 5: '5 jours', 25: '25 jours', 30: 'un mois', 90: '90 jours', 365: 'un an' },
  open: 'En ce moment',
  planned: 'Maintenances planifiées',
  grid: 'Jour après jour',
  gridText: (from: string, until: string) => `Du ${from} au ${until}`,
  component: 'Solution',
  uptime: 'Disponibilité',
  today: 'aujourd’hui',
  older: 'Jours précédents',
  newer: 'Jours suivants',
  latest: 'Aujourd’hui',
  first: (day: string) => `Premier jour connu : ${day}`,
  paging: 'Autres jours',
  worst: 'au pire',
  worstTitle: 'Disponibilité de la solution la plus touchée du groupe',
  mean: 'en moyenne',
  meanTitle: 'Moyenne des solutions du groupe',
  contents: (count: number) => many(count, '{n} élément', '{n} éléments'),
  contentsOf: 'contenu de',
  legend: 'Légende',
  recent: 'Derniers événements terminés',
  log: 'Journal des jours',
  logText: (count: number) => many(count, '{n} jour signalé sur la période', '{n} jours signalés sur la période'),
  logTouched: (count: number) => many(count, '{n} solution', '{n} solutions'),
  formula: 'Comment la disponibilité est calculée',
  formulaText: 'À la seconde près, sur la période affichée :',
  formulaLine: 'disponibilité = 100 % × (1 − Σ poids × durée ÷ durée observée)',
  formulaWeights: (major: string, partial: string, degraded: string) =>
    `Poids d’une seconde : incident majeur ${major}, incident partiel ${partial}, dégradation ${degraded}.`,
  formulaObserved:
    'La durée observée laisse de côté les maintenances planifiées et ce qui n’est pas connu. Un groupe montre sa solution la plus touchée (« au pire ») et la moyenne de ses solutions (« en moyenne »).',
  formulaDay: (zone: string) =>
    `Un jour prend le pire état qui l’a touché pendant une minute au moins ; deux sortes d’événements ou plus donnent « plusieurs événements ». Les jours sont ceux du fuseau ${zone}.`,
  emptyTitle: 'Aucune solution n’est suivie pour l’instant',
  emptyText:
    'Cette page se prépare. Elle montrera l’état de chaque solution, jour après jour, les incidents et les maintenances planifiées. Rien ici ne dit qu’une solution fonctionne ou non.',
  emptyFollow: 'Pour apprendre les premières nouvelles sans revenir ici :',
  calm: 'Rien à signaler sur la période.',
  summary: (days: number) => many(days, '{n} jour', '{n} jours'),
};
