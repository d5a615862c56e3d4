import { requestForbidden, requestUnauthenticated } from '@atrium/chassis/errors';
import { roles, type Role } from './roles.ts';

/** What of a caller decides here. */
export type Visitor = {
  kind: string;
  scopes: readonly string[];
  organisation?: string | undefined;
};

/** How far a right goes: nowhere, in the organisation that was chosen, or in every one. */
type Reach = 'none' | 'own' | 'all';

/** What can be done in this service by those who are signed in, beyond what is one's own. */
export type Act =
  | 'account.read'
  | 'account.invite'
  | 'account.unblock'
  | 'account.activate'
  | 'organisation.read'
  | 'audit.read'
  | 'mail.read';

const everywhere = 'all' as const;

/** The whole matrix (ID-44): who may do what, and where. */
export const rights: Readonly<Record<Act, Readonly<Record<Role, Reach>>>> = {
  'account.read': { operator_administrator: everywhere, agent: 'own', principal: 'own', member: 'none' },
  'account.invite': { operator_administrator: 'own', agent: 'none', principal: 'own', member: 'none' },
  'account.unblock': { operator_administrator: everywhere, agent: 'none', principal: 'own', member: 'none' },
  'account.activate': { operator_administrator: everywhere, agent: 'none', principal: 'own', member: 'none' },
  'organisation.read': { operator_administrator: everywhere, agent: 'own', principal: 'own', member: 'own' },
  'audit.read': { operator_administrator: 'own', agent: 'none', principal: 'own', member: 'none' },
  'mail.read': { operator_administrator: 'own', agent: 'none', principal: 'none', member: 'none' },
};

/** Rights of other services that come with a role; each service decides what they allow. */
const servicesRights: Readonly<Record<Role, readonly string[]>> = {
  operator_administrator: ['status:write', 'status:admin', 'keys:manage'],
  agent: ['status:write'],
  principal: [],
  member: [],
};

const rolePrefix = 'role:';

/** What the token of an account says that it may: its role, and what comes with it. */
export const scopesOf = (role: Role): string[] => [`${rolePrefix}${role}`, ...servicesRights[role]];

/** The role that a caller acts in; undefined for keys and strangers. */
export const roleOf = ({ kind, scopes }: Visitor): Role | undefined =>
  kind === 'account' ? roles.find((role) => scopes.includes(`${rolePrefix}${role}`)) : undefined;

/** How far a caller's right to an act goes. */
export const reachOf = (visitor: Visitor, act: Act): Reach => {
  const role = roleOf(visitor);
  return role === undefined ? 'none' : rights[act][role];
};

/**
 * The organisation in which a caller may do something: its own, or undefined for any (ID-44).
 *
 * @throws request.unauthenticated, request.forbidden
 */
export const placeFor = (visitor: Visitor, act: Act): string | undefined => {
  const reach = reachOf(visitor, act);
  if (reach === 'none') throw visitor.kind === 'anonymous' ? requestUnauthenticated() : requestForbidden();
  return reach === 'all' ? undefined : (visitor.organisation ?? '');
};
