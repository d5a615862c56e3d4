import type { ProblemTexts } from './catalogue.ts';

/** The catalogue in French; narrow no-break spaces before high punctuation. */
export const fr: ProblemTexts = {
  internal: [
    'Une erreur est survenue chez nous',
    'L’erreur vient de nous. Réessayez plus tard ; si elle persiste, donnez le numéro de requête au support.',
  ],
  'request.invalid': ['La requête n’est pas correcte', 'Corrigez les champs nommés et renvoyez-la.'],
  'request.bad_json': ['Le corps n’est pas du JSON', 'Envoyez une seule valeur JSON en UTF-8.'],
  'request.bad_encoding': ['Le corps n’est pas en UTF-8', 'Envoyez le corps en UTF-8, sans caractère abîmé.'],
  'request.too_deep': ['Le corps est imbriqué trop profondément', '{max|N} niveaux au plus sont lus.'],
  'request.too_large': ['Le corps est trop grand', '{max|N} octets au plus sont lus.'],
  'request.unsupported_media_type': [
    'Le corps n’a pas le type attendu',
    'Envoyez-le en {wanted|le type que dit la documentation}, sans compression.',
  ],
  'request.body_cut': ['Le corps n’est pas arrivé entier', 'La connexion s’est terminée avant le corps. Renvoyez-le.'],
  'request.bad_idempotency_key': [
    'L’en-tête Idempotency-Key n’est pas correct',
    'Envoyez 1 à 200 caractères ASCII visibles.',
  ],
  'request.bad_precondition': [
    'L’en-tête If-Match n’est pas correct',
    'Envoyez l’ETag qu’une lecture de la même ressource a donné.',
  ],
  'request.precondition_required': [
    'Un en-tête If-Match est nécessaire',
    'Lisez d’abord, puis envoyez l’ETag en If-Match ; pour créer, envoyez If-None-Match: *.',
  ],
  'request.stale': [
    'Quelqu’un l’a modifié entre-temps',
    'Relisez, appliquez votre changement à l’état actuel et envoyez-le avec le nouvel ETag.',
  ],
  'request.no_such_address': ['Il n’y a rien à cette adresse', 'Toutes les adresses sont sur /api/docs.'],
  'request.method_not_allowed': [
    'Cette adresse n’accepte pas cette méthode',
    'Elle accepte {allow|les méthodes de l’en-tête Allow}.',
  ],
  'request.not_found': ['Cela n’existe pas', 'Vérifiez l’identifiant ou la clé ; la ressource a pu être retirée.'],
  'request.unauthenticated': [
    'Personne ne sait qui demande',
    'Connectez-vous, ou envoyez `Authorization: Bearer <clé>` avec une clé valable.',
  ],
  'request.forbidden': ['Vous n’avez pas ce droit', 'Le compte ou la clé d’API n’a pas le droit nécessaire.'],
  'request.csrf': [
    'Ce changement ne vient pas de l’une de nos pages',
    'Rechargez la page et recommencez ; les programmes envoient une clé d’API ou un jeton d’accès.',
  ],
  'request.conflict': ['D’autres ont modifié la même chose au même moment', 'Relisez et recommencez.'],
  'request.idempotency_mismatch': [
    'Cet Idempotency-Key a servi à autre chose',
    'Prenez une nouvelle clé pour une nouvelle requête ; répétez une requête avec exactement le même corps.',
  ],
  'request.too_many': ['Trop de requêtes', 'Revenez après le délai indiqué dans Retry-After.'],
  'service.unavailable': [
    'Cette partie n’est pas disponible pour le moment',
    'Rien n’est perdu. Réessayez dans un instant.',
  ],
  'service.deadline': [
    'Cette partie n’a pas répondu à temps',
    'Réessayez dans un instant, une écriture avec le même Idempotency-Key.',
  ],
  'service.overloaded': ['Nous sommes surchargés pour le moment', 'Revenez après le délai indiqué dans Retry-After.'],
  'key.expired': ['La clé d’API a expiré', 'Demandez-en une nouvelle.'],
  'key.revoked': ['La clé d’API a été révoquée', 'Demandez-en une nouvelle.'],
  'key.expires_in_past': ['La clé expirerait dans le passé', 'Donnez une date à venir, ou aucune.'],
  'key.cannot_be_shown': [
    'La clé a été créée, mais ne peut plus être affichée',
    'Révoquez {id|la clé nommée} et créez une autre clé, avec une autre Idempotency-Key.',
  ],
  'key.scope_not_owned': ['Une clé ne donne que les droits qu’elle a', 'Retirez {scope|ce qui est de trop}.'],
};
