import type { Template } from './template.ts';

/** What an operator sends to see that mails leave. */
export const testMail: Template<never> = {
  params: {},
  opens: 'home',
  fr: (_, operator) => ({
    subject: 'Message d’essai',
    title: 'Les e-mails partent',
    lines: [`Ce message montre que ${operator} peut envoyer des e-mails à cette adresse.`],
    action: 'Ouvrir le portail',
    why: 'Vous recevez ce message parce qu’un essai a été demandé dans les réglages.',
  }),
  en: (_, operator) => ({
    subject: 'Test message',
    title: 'E-mails are leaving',
    lines: [`This message shows that ${operator} can send e-mails to this address.`],
    action: 'Open the portal',
    why: 'You get this message because a test was asked for in the settings.',
  }),
};
