/** Languages of the pages. */
export type Language = 'fr' | 'en';

const fr = {
  title: 'Boîte aux lettres locale',
  what: 'Les messages que cette installation a envoyés. Rien ne quitte cette machine.',
  none: 'Aucun message pour le moment.',
  first: 'Demandez un nouveau mot de passe ou invitez une personne : le message arrive ici.',
  from: 'De',
  to: 'À',
  at: 'Reçu',
  html: 'Message mis en forme',
  text: 'Texte seul',
  back: 'Tous les messages',
  gone: 'Ce message n’est plus là',
  goneWhy: 'Seuls les 500 derniers sont gardés.',
};

const en: typeof fr = {
  title: 'Local mailbox',
  what: 'The mails that this installation has sent. Nothing leaves this machine.',
  none: 'No mail yet.',
  first: 'Ask for a new password or invite somebody: the mail comes here.',
  from: 'From',
  to: 'To',
  at: 'Received',
  html: 'Formatted mail',
  text: 'Plain text',
  back: 'All mails',
  gone: 'This mail is here no longer',
  goneWhy: 'Only the last 500 are kept.',
};

/** What the pages say. */
export type Words = typeof fr;

/** The words of a language. */
export const wordsOf = (language: Language): Words => (language === 'fr' ? fr : en);

/** The language that a browser asks for; French unless it asks for English first. */
export const languageOf = (header: string | undefined): Language => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'fr');
