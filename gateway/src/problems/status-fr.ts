import type { ProblemTexts } from './catalogue.ts';

/** The status service's codes in French. */
export const statusFr: ProblemTexts = {
  'status.event_not_found': [
    'Cet événement n’existe pas',
    'Vérifiez son identifiant ; un brouillon n’est visible qu’avec le droit d’écrire.',
  ],
  'status.update_not_found': [
    'Cette mise à jour n’existe pas',
    'Relisez l’événement ; elle a peut-être déjà été corrigée.',
  ],
  'status.component_not_found': ['Ce composant n’existe pas', 'Tous sont sur /api/v1/status/components.'],
  'status.region_not_found': ['Cette région n’existe pas', 'Toutes sont sur /api/v1/status/regions.'],
  'status.template_not_found': ['Ce modèle n’existe pas', 'Tous sont sur /api/v1/status/templates.'],
  'status.import_not_found': ['Cet import n’existe pas', 'Recommencez ; le même fichier donne le même import.'],
  'status.key_taken': ['La clé est prise', 'Choisissez une autre clé que {key|celle envoyée}.'],
  'status.too_many': ['Il y en a trop', '{max|N} au plus ; retirez-en un qui ne sert plus.'],
  'status.unknown_component': ['Un composant nommé est inconnu', 'Nommez des composants par des clés existantes.'],
  'status.unknown_region': ['Une région nommée est inconnue', 'Nommez des régions par des clés existantes.'],
  'status.tree_too_deep': ['L’arbre serait trop profond', '{max|N} niveaux au plus ; choisissez un parent plus haut.'],
  'status.tree_cycle': ['Un composant ne peut pas être sous lui-même', 'Choisissez un autre parent.'],
  'status.root_is_fixed': ['« Toute la page » reste comme elle est', 'Elle n’est ni déplacée ni retirée de la page.'],
  'status.phase_not_allowed': [
    'L’événement ne peut pas passer à cette étape',
    'De l’étape « {from|actuelle} », il ne peut pas passer à « {phase|celle envoyée} ».',
  ],
  'status.ends_before_start': ['La fin précède le début', 'Corrigez l’une des deux heures.'],
  'status.in_future': ['L’heure est dans le futur', 'Donnez une heure passée.'],
  'status.not_a_draft': ['L’événement est public', 'Il peut être résolu, terminé ou annulé, pas jeté.'],
  'status.already_published': ['L’événement est déjà publié', 'Il n’y a plus rien à faire.'],
  'status.not_over': ['L’événement n’est pas terminé', 'Le bilan s’écrit une fois l’événement résolu ou terminé.'],
  'status.postmortem_not_found': ['Il n’y a pas de bilan', 'Aucun n’a été publié pour cet événement.'],
  'status.too_late_to_take_back': [
    'La publication ne peut plus être reprise',
    'Plus de 30 secondes ont passé, ou l’événement a avancé depuis. Ajoutez une mise à jour ou corrigez-le.',
  ],
  'status.closed': [
    'L’événement est terminé',
    'Des textes peuvent encore être ajoutés ; le reste se corrige par PATCH.',
  ],
  'status.too_many_updates': ['L’événement a trop de mises à jour', '{max|N} au plus ; ouvrez un nouvel événement.'],
  'status.event_too_long': [
    'L’événement en dit trop',
    'Ses mises à jour peuvent faire {max|N} octets ensemble ; dites-en moins, ou ouvrez un nouvel événement.',
  ],
  'status.event_too_wide': [
    'L’événement touche trop de choses',
    'Il contient autant de composants, de régions et de changements d’état que possible ; clôturez-le et déclarez la suite dans un nouvel événement.',
  ],
  'status.too_many_live': [
    'Trop d’événements sont ouverts ou prévus',
    '{max|N} au plus à la fois ; clôturez ou annulez ceux qui n’ont plus lieu d’être.',
  ],
  'status.history_began': [
    'L’historique commence plus tôt',
    'L’événement {event|du composant} porte sur une date antérieure ({from|plus tôt}) ; choisissez un début qui ne lui soit pas postérieur.',
  ],
  'status.too_much_asked': [
    'Le rapport serait trop volumineux',
    '{max|N} mois de composants au plus ; demandez une période plus courte, ou moins de composants à la fois.',
  ],
  'status.template_of_other_kind': ['Le modèle sert à l’autre sorte d’événement', 'Choisissez un autre modèle.'],
};
