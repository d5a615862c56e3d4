import type { Role } from './model.ts';

/** A page that not everybody may open. */
export type Guarded = 'members' | 'audit' | 'mails';

/** What the pages offer to whom; the services decide what is allowed (ID-44). */
const offered: Readonly<Record<Guarded | 'invite' | 'act', readonly Role[]>> = {
  members: ['operator_administrator', 'agent', 'principal'],
  audit: ['operator_administrator', 'principal'],
  mails: ['operator_administrator'],
  invite: ['operator_administrator', 'principal'],
  act: ['operator_administrator', 'principal'],
};

/** Whether a role is offered something. */
export const mayDo = (role: Role | undefined, what: keyof typeof offered): boolean =>
  role !== undefined && offered[what].includes(role);

/** Roles that a person may give to those it invites. */
export const rolesToGive = (role: Role | undefined): readonly Role[] => {
  if (role === 'operator_administrator') return ['agent', 'operator_administrator'];
  return role === 'principal' ? ['member'] : [];
};
