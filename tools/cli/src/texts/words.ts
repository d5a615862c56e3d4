import { said, type Language, type Said } from './said.ts';

// The API's words as people read them; English is the word itself.
const french: Readonly<Record<string, string>> = {
  ...{ incident: 'incident', maintenance: 'maintenance' },
  ...{ none: 'aucun', minor: 'mineur', major: 'majeur', critical: 'critique' },
  ...{ investigating: 'en cours d’analyse', identified: 'cause identifiée', monitoring: 'sous surveillance' },
  ...{ resolved: 'résolu', scheduled: 'prévu', in_progress: 'en cours', verifying: 'en vérification' },
  ...{ completed: 'terminé', cancelled: 'annulé', draft: 'brouillon', published: 'publié' },
  ...{ no_data: 'sans données', operational: 'opérationnel', under_maintenance: 'en maintenance' },
  ...{ degraded_performance: 'performance dégradée', partial_outage: 'panne partielle', major_outage: 'panne majeure' },
};

/** A word of the API as people read it. */
export const wordOf = (code: string, lang: Language): string =>
  (lang === 'fr' ? french[code] : undefined) ?? code.replaceAll('_', ' ');

/** Where nothing is named, all is meant. */
export const everywhere: Said = said('all', 'toutes');
export const wholePage: Said = said('the whole page', 'toute la page');
