/** Languages of the portal. */
export type Language = 'fr' | 'en';
