import { nobody, type Actor } from './actor.ts';
import { askMail } from './ask-mail.ts';
import { sessionOver, tokenReused } from './errors.ts';
import { times, type Decision, type Fact } from './facts.ts';
import { networkOf } from './networks.ts';
import type { EndReason, Session, SessionKind } from './sessions.ts';

/** How long a session lasts without being used, and how long at all; in seconds (ID-40). */
const idleSeconds = 3600;
const lifeSeconds = 12 * 3600;
/** Uses within this time of the last one that was written down are not written down. */
const stepSeconds = 60;

/** What a new session is made of. */
export type NewSession = {
  id: string;
  account: string;
  organisation: string;
  kind: SessionKind;
  secretHash: string;
  agent: string;
  address: string;
  device: string;
};

/** The part of a secret that rules look at: which generation it is, and its hash. */
export type Token = { generation: number; hash: string };

const mostAgent = 200;

// What cannot be seen, or turns the direction of the text around it, has no place in a list of one's sessions.
const agentOf = (text: string): string => {
  const seen = text
    .slice(0, 1000)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
  return Array.from(seen.trim()).slice(0, mostAgent).join('');
};

/** A session as its facts tell of it. */
const sessionJson = ({ id, account, organisation, kind, agent, address, createdAt, usedAt, until }: Session) => ({
  ...{ id, account, organisation, kind, agent, address, current: false },
  ...times({ createdAt, usedAt, until }),
});

/** Somebody signed in (ID-40). */
export const openSession = (made: NewSession, by: Actor, now: number): Decision<Session> => {
  const state: Session = {
    ...made,
    agent: agentOf(made.agent),
    address: networkOf(made.address),
    ...{ generation: 0, createdAt: now, usedAt: now, end: null },
    ...{ idleUntil: now + idleSeconds, until: now + lifeSeconds },
  };
  const { organisation, id: subjectId } = state;
  return {
    state,
    facts: [{ type: 'session.opened', organisation, subjectId, data: { session: sessionJson(state), by } }],
  };
};

/** Whether a session opens nothing any more: it was ended, or its time is over. */
export const isOver = ({ end, idleUntil, until }: Session, now: number): boolean =>
  end !== null || now >= Math.min(idleUntil, until);

/**
 * A session that was used. A clock that goes back does not lengthen it: as much as was left at the last use is left now.
 */
const used = (session: Session, now: number): Session => {
  const until = session.until - Math.max(0, session.usedAt - now);
  return { ...session, usedAt: now, until, idleUntil: Math.min(now + idleSeconds, until) };
};

/** A use of a session, told to nobody; undefined where it was used and written down a moment ago. */
export const useSession = (session: Session, now: number): Decision<Session> | undefined =>
  isOver(session, now) || Math.abs(now - session.usedAt) < stepSeconds
    ? undefined
    : { state: used(session, now), facts: [] };

/** Makes another organisation the chosen one (ID-06). @throws identity.session_over */
export const chooseOrganisation = (
  session: Session,
  organisation: string,
  now: number,
): Decision<Session> | undefined => {
  if (isOver(session, now)) throw sessionOver();
  return session.organisation === organisation ? undefined : { state: { ...session, organisation }, facts: [] };
};

/** Ends a session; undefined where it has ended already. One whose time was over had expired. */
export const endSession = (
  session: Session,
  { reason, by }: { reason: EndReason; by: Actor },
  now: number,
): Decision<Session> | undefined => {
  if (session.end !== null) return undefined;
  const { id, account, organisation } = session;
  const why = isOver(session, now) ? 'expired' : reason;
  const data = { session: id, account, reason: why, by };
  const facts: Fact[] = [{ type: 'session.ended', organisation, subjectId: id, data }];
  return { state: { ...session, end: { at: now, reason: why } }, facts };
};

// Whoever used it twice, the person has to know: one of the two was not its own program.
const endReused = (session: Session, now: number): Decision<Session> | undefined => {
  const { id, account, organisation, agent } = session;
  const ended = endSession(session, { reason: 'reused', by: nobody }, now);
  const mail = askMail({
    ...{ organisation, subjectId: account, cause: `token_reused:${id}` },
    ...{ template: 'token_reused', to: { account }, params: { agent } },
  });
  return ended && { ...ended, facts: [...ended.facts, mail] };
};

/**
 * The next refresh token of a program (ID-40). An older one, however late or early it comes again, ends the session:
 * look at `end` of what is decided.
 *
 * @throws identity.session_over; identity.token_reused where that is why it ended
 */
export const refreshSession = (
  session: Session,
  { token, next }: { token: Token; next: Token },
  now: number,
): Decision<Session> | undefined => {
  if (session.end?.reason === 'reused') throw tokenReused();
  if (isOver(session, now) || session.kind !== 'program') throw sessionOver();
  if (token.generation < session.generation) return endReused(session, now);
  if (token.hash !== session.secretHash) throw sessionOver();
  return { state: { ...used(session, now), generation: next.generation, secretHash: next.hash }, facts: [] };
};
