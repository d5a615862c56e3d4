import type { Decision as Decided } from '@atrium/chassis/use-case';

/** The types of facts of this service; their data is that of identity_events.proto in protojson form (EV-01). */
export type FactType =
  | 'organisation.created'
  | 'account.invited'
  | 'account.activated'
  | 'account.changed'
  | 'account.blocked'
  | 'account.unblocked'
  | 'account.deactivated'
  | 'account.reactivated'
  | 'account.password_reset'
  | 'account.password_changed'
  | 'session.opened'
  | 'session.ended'
  | 'mail.asked';

/** What happened. `organisation`: whose stream of events and audit trail it belongs to; absent where nobody's. */
export type Fact = { type: FactType; organisation?: string | undefined; subjectId: string; data: object };

/** What a rule decides: the state to keep and what happened, saved in one write. */
export type Decision<State> = Decided<State, Fact>;

/** The wire's name of a word of the domain: `('ROLE', 'agent')` is `ROLE_AGENT`. */
export const wireName = (prefix: string, word: string): string => `${prefix}_${word.toUpperCase()}`;

/** Unix seconds by name as protojson writes times; null ones are left out, as protojson does. */
export const times = (named: Readonly<Record<string, number | null>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(named).flatMap(([key, at]) =>
      at === null ? [] : [[key, new Date(at * 1000).toISOString().replace('.000Z', 'Z')]],
    ),
  );
