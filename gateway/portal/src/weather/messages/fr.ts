import { component } from './fr-component.ts';
import { day, event } from './fr-event.ts';
import { weather } from './fr-weather.ts';
import { frenchSpaces } from '../../ui/grammar.ts';

const common = {
  switchLanguage: 'English',
  skip: 'Aller au contenu',
  home: 'Météo des solutions',
  breadcrumb: 'Vous êtes ici',
  languages: 'Langue',
  footer: 'Suivre et reprendre ces chiffres',
  atom: 'Fil Atom',
  calendar: 'Agenda des maintenances (iCal)',
  csv: 'Disponibilité (CSV)',
  json: 'Chiffres (JSON)',
  api: 'API',
  asOf: (time: string) => `Chiffres arrêtés le ${time}`,
  zone: (zone: string) => `heures et jours du fuseau ${zone}`,
  stale: (time: string) => `Cette page date du ${time}`,
  staleText:
    'Les chiffres ne peuvent pas être actualisés pour le moment. Ce que vous lisez était vrai à cette heure-là.',
  reload: 'Recharger la page',
  missing: 'Une partie de la page manque',
  missingText: (parts: string) => `Indisponible pour le moment : ${parts}. Le reste est à jour.`,
  parts: {
    days: 'les jours passés',
    events: 'les incidents',
    planned: 'les maintenances planifiées',
    uptime: 'la disponibilité',
    regions: 'les autres régions',
    components: 'la liste des solutions',
    all: 'l’ensemble des chiffres',
  },
  colon: ' : ',
  wholePage: 'Toutes les solutions',
};

const states = {
  no_data: 'pas de données',
  operational: 'aucun incident',
  under_maintenance: 'maintenance planifiée',
  degraded_performance: 'dégradation',
  partial_outage: 'incident partiel',
  major_outage: 'incident majeur',
};

/** What a day's letter says. */
const letters = {
  '-': 'pas de données',
  '.': 'aucun incident',
  m: 'maintenance planifiée',
  d: 'dégradation',
  i: 'incident',
  s: 'plusieurs types de perturbation',
};

const plain = {
  unavailable: 'La météo n’est pas disponible pour le moment',
  unavailableText:
    'Le service qui tient ces chiffres ne répond pas et aucune page antérieure n’est connue. Cela ne dit rien de l’état des solutions elles-mêmes.',
  failed: 'Une erreur s’est produite de notre côté',
  failedText: 'La page n’a pas pu être préparée. L’erreur est notée ; elle ne dit rien de l’état des solutions.',
  invalid: 'Cette adresse demande quelque chose d’impossible',
  parameters: {
    days: 'Nombre de jours affichés : un nombre entier, de 1 à 366.',
    until: 'Dernier jour affiché : un jour au format AAAA-MM-JJ, de 1990-01-01 à aujourd’hui.',
    region: 'Région : sa clé, en lettres minuscules, chiffres et tirets ; « all » les compare toutes.',
    component: 'Solution : sa clé, en lettres minuscules, chiffres et tirets.',
    page_token: 'Suite d’une liste : la valeur donnée par le lien de la page précédente.',
  },
  unavailableDo: 'Réessayez dans une minute.',
  retry: 'Réessayer',
  request: 'Numéro de la demande',
  notFound: {
    component: 'Cette solution n’existe pas ou n’est plus suivie',
    event: 'Cet événement n’existe pas',
    day: 'Ce jour n’existe pas',
    region: 'Cette région n’existe pas',
    page: 'Cette page n’existe pas',
  },
  notFoundText: 'L’adresse a peut-être été mal recopiée.',
  back: 'Voir la météo des solutions',
};

/** Every text of the weather pages in French, by page. */
export const fr = frenchSpaces({ common, states, letters, weather, component, event, day, plain });

/** What a language must say; `en` is checked against it. */
export type Messages = typeof fr;
