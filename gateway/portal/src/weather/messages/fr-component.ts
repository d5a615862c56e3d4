import { plural } from '../../ui/grammar.ts';

const many = plural('fr');

/** Texts of the page of a component. */
export const component = {
  heads: {
    no_data: 'Pas de données en ce moment',
    operational: 'Aucun incident en ce moment',
    under_maintenance: 'Maintenance planifiée en cours',
    degraded_performance: 'Dégradation en cours',
    partial_outage: 'Incident partiel en cours',
    major_outage: 'Incident majeur en cours',
  },
  days: (count: number) => many(count, 'Le dernier jour', 'Les {n} derniers jours'),
  daysUntil: (count: number, day: string) => many(count, 'Le {day}', '{n} jours jusqu’au {day}').replace('{day}', day),
  daysText: 'Du plus ancien au plus récent. Un jour signalé ouvre ce qui s’est passé.',
  uptime: 'Disponibilité',
  period: (days: number) => many(days, 'dernier jour', '{n} derniers jours'),
  excluded: 'hors maintenance planifiée',
  included: (percent: string) => `${percent} maintenance comprise`,
  seconds: 'Temps passé dans chaque état',
  state: 'État',
  children: 'Ce que ce groupe contient',
  noOpen: 'Aucun événement en cours.',
  noPlanned: 'Aucune maintenance planifiée.',
  past: 'Événements passés',
  noPast: 'Aucun événement passé n’est connu.',
  more: 'Événements plus anciens',
  newest: 'Événements les plus récents',
  follow: 'Suivre cette solution',
  followText: 'Sans compte : le fil Atom dit chaque nouvelle, l’agenda chaque maintenance planifiée.',
  badge: 'Badge pour un autre site',
  badgeText: 'L’état du moment, en une forme, une couleur et un mot. Copiez cette ligne dans votre page :',
};
