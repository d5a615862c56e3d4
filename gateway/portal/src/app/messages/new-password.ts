import { texts } from '../../ui/speak.ts';

export const newPasswordWords = texts({
  fr: { password: 'Nouveau mot de passe', again: 'Le même mot de passe, une seconde fois' },
  en: { password: 'New password', again: 'The same password again' },
});
