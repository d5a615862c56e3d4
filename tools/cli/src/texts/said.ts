/** The languages of the command line. */
export type Language = 'fr' | 'en';

/** A sentence that the command line says, in each language. */
export type Said = Readonly<Record<Language, string>>;

/** Makes one; English first, as in the source of the help. */
export const said = (en: string, fr: string): Said => ({ en, fr });
