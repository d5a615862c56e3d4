/** What is drawn of a person. */
export type Person = { firstName: string; lastName: string; email: string | null };

const firstOf = (text: string): string => Array.from(text.trim())[0] ?? '';

/** The initials of a person: first letters of first and last name, or of the address. */
export const initialsOf = ({ firstName, lastName, email }: Person): string =>
  (firstOf(firstName) + firstOf(lastName) || firstOf(email ?? '') || '?').toLocaleUpperCase();
