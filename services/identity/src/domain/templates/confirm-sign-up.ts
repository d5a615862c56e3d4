import type { Template } from './template.ts';

/** Somebody signs a company up: whoever reads this address has to agree (ID-01). */
export const confirmSignUp: Template<'organisation'> = {
  params: { organisation: 'name' },
  opens: 'link',
  fr: (value, operator) => ({
    subject: 'Confirmez votre inscription',
    title: 'Confirmez votre inscription',
    lines: [
      `L’inscription de «\u202f${value('organisation')}\u202f» à ${operator} a été demandée avec cette adresse e-mail.`,
      'Confirmez-la pour ouvrir l’espace de votre entreprise.',
    ],
    action: 'Confirmer l’inscription',
    why: 'Vous recevez ce message parce que cette adresse a été saisie dans le formulaire d’inscription. Si ce n’est pas par vous, ignorez-le\u202f: rien ne sera créé.',
  }),
  en: (value, operator) => ({
    subject: 'Confirm your sign-up',
    title: 'Confirm your sign-up',
    lines: [
      `“${value('organisation')}” was signed up to ${operator} with this e-mail address.`,
      'Confirm it to open your company’s space.',
    ],
    action: 'Confirm the sign-up',
    why: 'You get this message because this address was entered in the sign-up form. If that was not you, ignore it: nothing will be created.',
  }),
};
