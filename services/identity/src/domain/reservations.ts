/** Keys of what only one organisation or account may have, held while it is made (ID-01). */
export const siretReservation = (siret: string): string => `siret:${siret}`;
const vatReservation = (vatNumber: string): string => `vat:${vatNumber}`;
export const emailReservation = (emailKey: string): string => `email:${emailKey}`;

type Numbered = { siret: string | null; vatNumber: string | null; emailKey: string };

/** All that a sign-up needs for itself. */
export const reservationsOf = ({ siret, vatNumber, emailKey }: Numbered): string[] => [
  ...(siret === null ? [] : [siretReservation(siret)]),
  ...(vatNumber === null ? [] : [vatReservation(vatNumber)]),
  emailReservation(emailKey),
];

/** How long an e-mail is held for an account that is made at once, in seconds: an act that takes longer died. */
export const briefly = 60;
