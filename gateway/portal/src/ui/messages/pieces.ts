import { texts } from '../speak.ts';
import { plural } from '../grammar.ts';

const [french, english] = [plural('fr'), plural('en')];

/** Words of the pieces themselves. */
export const pieces = texts({
  fr: {
    required: 'obligatoire',
    requiredNote: '* champ obligatoire',
    help: (label: string) => `Aide : ${label}`,
    mistakes: (count: number) => french(count, 'Un point à corriger', '{n} points à corriger'),
    kept: 'Ce que vous avez saisi est conservé.',
    showPassword: 'Afficher',
    hidePassword: 'Masquer',
    showPasswordLong: 'Afficher le mot de passe',
    hidePasswordLong: 'Masquer le mot de passe',
    close: 'Fermer',
    cancel: 'Annuler',
    undo: 'Annuler l’action',
    loading: 'Chargement…',
    sending: 'Un instant…',
    sections: 'Rubriques',
    request: 'Numéro de la demande',
    copy: 'Copier',
    copied: 'Copié',
    retry: 'Réessayer',
    table: 'Liste',
  },
  en: {
    required: 'required',
    requiredNote: '* required',
    help: (label: string) => `Help: ${label}`,
    mistakes: (count: number) => english(count, 'One point to correct', '{n} points to correct'),
    kept: 'What you typed is kept.',
    showPassword: 'Show',
    hidePassword: 'Hide',
    showPasswordLong: 'Show the password',
    hidePasswordLong: 'Hide the password',
    close: 'Close',
    cancel: 'Cancel',
    undo: 'Undo',
    loading: 'Loading…',
    sending: 'One moment…',
    sections: 'Sections',
    request: 'Request number',
    copy: 'Copy',
    copied: 'Copied',
    retry: 'Try again',
    table: 'List',
  },
});
