import type { StatusEvent } from './events.ts';

/** What of a caller decides about status. */
export type Visitor = { kind: string; scopes: readonly string[] };

/** Whether drafts and scheduled publications are shown: to those who may write them (ST-03). */
export const mayReadDrafts = (visitor: Visitor): boolean => mayWrite(visitor);

/** Published events are for everybody, signed in or not. */
export const mayReadEvent = (visitor: Visitor, event: Pick<StatusEvent, 'publication'>): boolean =>
  event.publication === 'published' || mayReadDrafts(visitor);

/** Events, updates and templates. */
export const mayWrite = (visitor: Visitor): boolean => has(visitor, 'status:write') || mayAdminister(visitor);

/** Components, regions, settings and imports. */
export const mayAdminister = (visitor: Visitor): boolean => has(visitor, 'status:admin');

const has = (visitor: Visitor, scope: string): boolean =>
  visitor.kind !== 'anonymous' && visitor.scopes.includes(scope);
