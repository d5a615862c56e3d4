import type { Phase } from '../events.ts';
import type { ComponentState, EventKind, Impact } from '../states.ts';

// Words of sources, English and French, folded by `wordOf`, and what they mean here.
const spell = <T extends string>(meanings: Readonly<Record<T, string>>): ReadonlyMap<string, T> =>
  new Map(
    (Object.entries(meanings) as [T, string][]).flatMap(([meaning, words]) =>
      words.split(' ').map((word): [string, T] => [word, meaning]),
    ),
  );

const phases = spell<Phase>({
  investigating:
    'investigating investigation new open opened reported ouvert ouverte enquete en_cours_d_analyse analyse started ongoing en_cours',
  identified: 'identified identifie identifiee cause_identifiee',
  monitoring: 'monitoring watching monitored surveillance sous_surveillance observation',
  resolved:
    'resolved fixed closed solved done resolu resolue clos close ferme ferme termine terminee postmortem post_mortem',
  scheduled: 'scheduled planned upcoming planifie planifiee prevu prevue programme programmee',
  in_progress: 'in_progress inprogress',
  verifying: 'verifying verification en_verification',
  completed: 'completed complete acheve achevee finished',
  cancelled: 'cancelled canceled annule annulee abandoned',
});

const states = spell<ComponentState>({
  no_data: 'no_data unknown inconnu',
  operational:
    'operational up ok ops online available operationnel operationnelle disponible success working normal healthy actif active 1 true',
  under_maintenance: 'under_maintenance maintenance en_maintenance',
  degraded_performance:
    'degraded_performance degraded degrade degradee slow lent performance_issues performances_degradees warning warn',
  partial_outage: 'partial_outage partial partiel partielle panne_partielle minor_outage',
  major_outage:
    'major_outage major down outage offline ko panne majeure panne_majeure hors_service indisponible unavailable fail failed failure critical error 0 false',
});

// Scales of priority and severity count from the worst.
const impacts = spell<Impact>({
  none: 'none aucun aucune no non sans info information informational p5 sev5 sev_5 5_planning',
  minor:
    'minor mineur mineure degraded degrade degradee low lowest faible bas basse leger legere medium moyen moyenne moderate modere moderee normal normale p3 p4 sev3 sev_3 sev4 sev_4 3_moderate 4_low',
  major:
    'major majeur majeure partial partiel partielle high eleve elevee haut haute fort forte grave severe important importante significant p2 sev2 sev_2 2_high',
  critical:
    'critical critique outage down emergency urgent urgente urgence highest blocker bloquant bloquante total totale p0 p1 sev0 sev_0 sev1 sev_1 1_critical',
});

/** Beside the phases that only maintenance has. */
const maintenanceWords = new Set(
  'maintenance maintenances en_maintenance under_maintenance planned_maintenance scheduled_maintenance maintenance_planifiee maintenance_programmee maintenance_prevue travaux travaux_planifies travaux_programmes intervention_planifiee intervention_programmee planifies planifiees programmes programmees prevus prevues'.split(
    ' ',
  ),
);

/** A word for comparison: lower case, without marks, words joined by `_`. */
export const wordOf = (text: string): string =>
  text
    .trim()
    .slice(0, 100)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\s.'’-]+/g, '_');

const plannedPhases: ReadonlySet<Phase | undefined> = new Set(['scheduled', 'in_progress', 'verifying']);
const meaning = <T>(words: ReadonlyMap<string, T>, word: string): T | undefined =>
  words.get(word) ?? words.get(wordOf(word));
const toMaintenance: Partial<Record<Phase, Phase>> = {
  investigating: 'in_progress',
  identified: 'in_progress',
  monitoring: 'verifying',
  resolved: 'completed',
};
const toIncident: Partial<Record<Phase, Phase>> = {
  scheduled: 'investigating',
  in_progress: 'investigating',
  verifying: 'monitoring',
  completed: 'resolved',
  cancelled: 'resolved',
};

/** The phase that a word means for this kind of event; undefined where nobody knows it. */
export const phaseOfWord = (word: string, kind: EventKind): Phase | undefined => {
  const phase = meaning(phases, word);
  return phase && ((kind === 'maintenance' ? toMaintenance : toIncident)[phase] ?? phase);
};

/** Whether a status is said of planned maintenance only. */
export const isMaintenanceWord = (word: string): boolean => plannedPhases.has(meaning(phases, word));

/** Whether a word of a type or an impact says that it is maintenance: a kind of event, and no impact. */
export const namesMaintenance = (word: string): boolean => {
  if (impacts.has(word)) return false;
  const plain = wordOf(word);
  return maintenanceWords.has(plain) || phases.get(plain) === 'scheduled';
};

export const stateOfWord = (word: string): ComponentState | undefined => meaning(states, word);
export const impactOfWord = (word: string): Impact | undefined => meaning(impacts, word);

/** Whether an event is over in this phase. */
export const isOver = (phase: Phase): boolean => phase === 'resolved' || phase === 'completed' || phase === 'cancelled';

/** What is said where the source says nothing: the phase itself. */
export const phaseText: Readonly<Record<Phase, { fr: string; en: string }>> = {
  investigating: { fr: 'Analyse en cours.', en: 'Investigating.' },
  identified: { fr: 'Cause identifiée.', en: 'Identified.' },
  monitoring: { fr: 'Sous surveillance.', en: 'Monitoring.' },
  resolved: { fr: 'Résolu.', en: 'Resolved.' },
  scheduled: { fr: 'Planifié.', en: 'Scheduled.' },
  in_progress: { fr: 'En cours.', en: 'In progress.' },
  verifying: { fr: 'En vérification.', en: 'Verifying.' },
  completed: { fr: 'Terminé.', en: 'Completed.' },
  cancelled: { fr: 'Annulé.', en: 'Cancelled.' },
};
