import type { ProblemTexts } from './catalogue.ts';

/** The codes of identity in French. */
export const identityFr: ProblemTexts = {
  'identity.sign_in_refused': [
    'La connexion a échoué',
    'Vérifiez l’identifiant et le mot de passe. Après plusieurs échecs, le compte se bloque : votre responsable peut le débloquer.',
  ],
  'identity.session_over': ['Votre session est terminée', 'Connectez-vous à nouveau.'],
  'identity.token_reused': [
    'Ce jeton a déjà servi',
    'Par sécurité, la session est terminée ; connectez-vous à nouveau.',
  ],
  'identity.session_not_found': ['Cette session n’existe pas', 'Elle est peut-être déjà terminée.'],
  'identity.link_not_found': [
    'Ce lien ne fonctionne plus',
    'Il a servi, il a expiré ou un lien plus récent l’a remplacé. Demandez-en un nouveau.',
  ],
  'identity.account_not_found': [
    'Ce compte n’existe pas',
    'Vérifiez son identifiant ; il est peut-être d’une autre organisation.',
  ],
  'identity.organisation_not_found': ['Cette organisation n’existe pas', 'Vérifiez son identifiant.'],
  'identity.siret_known': [
    'Ce SIRET est déjà inscrit',
    'Votre entreprise a déjà un espace : adressez-vous à la personne qui le gère, ou à l’aide.',
  ],
  'identity.vat_number_known': [
    'Ce numéro de TVA est déjà inscrit',
    'Votre entreprise a déjà un espace : adressez-vous à la personne qui le gère, ou à l’aide.',
  ],
  'identity.already_member': ['Cette personne fait déjà partie de l’organisation', 'Son compte est dans la liste.'],
  'identity.already_active': ['Ce compte est déjà activé', 'Il n’a plus besoin d’invitation.'],
  'identity.not_yourself': ['C’est votre propre compte', 'Une autre personne doit le faire.'],
  'identity.last_administrator': [
    'C’est le dernier compte qui peut administrer',
    'Donnez d’abord ce droit à une autre personne.',
  ],
  'identity.proof_refused': ['La vérification a échoué', 'Elle est trop ancienne ou a déjà servi ; recommencez-la.'],
  'identity.password_refused': ['Ce mot de passe ne convient pas', 'Les règles qu’il ne respecte pas sont indiquées.'],
  'identity.old_password_wrong': [
    'Le mot de passe actuel est différent',
    'Saisissez celui avec lequel vous vous connectez.',
  ],
  'identity.overloaded': ['Trop de connexions en même temps', 'Réessayez dans quelques secondes.'],
  'field.guessable': [
    'Trop facile à deviner',
    'Il est connu ou facile à deviner : prenez plusieurs mots sans rapport entre eux.',
  ],
  'field.mixed_scripts': [
    'Lettres de plusieurs alphabets',
    'Des lettres qui se ressemblent viennent de plusieurs alphabets : une telle adresse peut passer pour une autre.',
  ],
  'field.personal': [
    'Trop proche de vous',
    'Il ne contient guère plus que votre nom, votre adresse ou le nom de votre organisation.',
  ],
  'field.reused': ['Déjà utilisé', 'Choisissez-en un que vous n’avez pas encore utilisé.'],
  'field.too_few_classes': [
    'Trop peu de sortes de caractères',
    'Au moins {min|N} de ces sortes : minuscules, majuscules, chiffres, autres caractères.',
  ],
  'identity.email_known': [
    'Cette adresse e-mail a déjà un compte',
    'Prenez-en une autre, ou demandez à la personne de se connecter.',
  ],
  'identity.identifier_known': ['Cet identifiant est déjà pris', 'Choisissez-en un autre.'],
  'field.wrong': ['Ce n’est pas le bon', 'Vérifiez votre saisie et recommencez.'],
};
