/** What an account may do in an organisation (ID-44); the rights of each stand in `rights.ts`. */
export const roles = ['operator_administrator', 'agent', 'principal', 'member'] as const;

export type Role = (typeof roles)[number];

/** Id of the operator's own organisation: its accounts are administrators and agents. */
export const operatorOrganisation = 'operator';
