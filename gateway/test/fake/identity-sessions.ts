import { AtriumError } from '@atrium/chassis/errors';
import type { Handlers } from '@atrium/chassis/grpc/contract';
import type { IdentityServiceDefinition } from '@atrium/protos/gen/atrium/identity/v1/IdentityService';
import { accessToken } from './identity-keys.ts';
import { password, type FakeSession, type IdentityWorld } from './identity-world.ts';
import { at } from './world.ts';

export type IdentityHandlers = Handlers<IdentityServiceDefinition>;

/** Handlers that may answer at once: `fakeIdentity` makes them asynchronous. */
export type AtOnce<H extends Partial<IdentityHandlers>> = {
  [M in keyof H]: H[M] extends (...given: infer Given) => Promise<infer Answer>
    ? (...given: Given) => Answer | Promise<Answer>
    : never;
};

type Doors = AtOnce<
  Pick<
    IdentityHandlers,
    | 'GetKeys'
    | 'SignIn'
    | 'OpenSession'
    | 'RefreshSession'
    | 'ChooseOrganisation'
    | 'ListSessions'
    | 'EndSession'
    | 'EndOtherSessions'
  >
>;

const refused = () => new AtriumError('identity.sign_in_refused', 'unauthenticated');
const over = () => new AtriumError('identity.session_over', 'unauthenticated');

const now = () => Math.floor(Date.now() / 1000);

const told = ({ id, account, organisation, kind }: FakeSession, current = '') => ({
  ...{ id, account, organisation, kind, agent: 'Browser', address: '127.0.0.', current: id === current },
  ...{ createdAt: at(1_700_000_000), usedAt: at(1_700_000_000), until: at(now() + 43_200) },
});

const accessOf = (all: IdentityWorld, { id, account, organisation }: FakeSession): Promise<string> => {
  const scp = account === 'admin' ? all.scopes : ['role:principal'];
  return accessToken(all.signing, { sub: account, sid: id, org: organisation, nam: `${account} Durand`, scp });
};

const live = (all: IdentityWorld, is: (one: FakeSession) => boolean): FakeSession => {
  const found = all.sessions.find((one) => is(one) && !one.ended);
  if (found === undefined) throw over();
  return found;
};

const signedIn = async (all: IdentityWorld, session: FakeSession) => ({
  ...{ session: told(session), secret: session.secret, accessToken: await accessOf(all, session) },
  ...{ accessUntil: at(now() + 600), device: session.kind === 'browser' ? 'device-of-a-test.hmac' : '' },
});

/** Sessions of the fake identity. */
export const sessionDoors = (all: IdentityWorld): Doors => ({
  GetKeys: () => ({ jwks: JSON.stringify({ keys: all.published.map(({ jwk }) => jwk) }) }),
  SignIn: async ({ login, password: typed, kind }) => {
    const account = all.accounts.find(({ email }) => email === login);
    if (account === undefined || typed !== password) throw refused();
    const number = all.sessions.length + 1;
    const place = account.memberships?.[0]?.organisation ?? '';
    const of = { id: `s${number}`, secret: `secret-of-session-${number}`, account: account.id ?? '' };
    const session = { ...of, organisation: place, kind, ended: false };
    all.sessions.push(session);
    return signedIn(all, session);
  },
  OpenSession: async ({ secret }) => {
    const session = live(all, (one) => one.secret === secret);
    return { session: told(session), accessToken: await accessOf(all, session), accessUntil: at(now() + 600) };
  },
  RefreshSession: async ({ secret }) => {
    const session = live(all, (one) => one.secret === secret);
    session.secret = `${secret}.next`;
    return signedIn(all, session);
  },
  ChooseOrganisation: ({ organisation }, { caller }) => {
    const session = live(all, ({ id }) => id === caller.session);
    session.organisation = organisation;
    return told(session, session.id);
  },
  ListSessions: (_request, { caller }) => {
    const own = all.sessions.filter(({ account, ended }) => account === caller.id && !ended);
    return { sessions: own.map((one) => told(one, caller.session)) };
  },
  EndSession: ({ id }, { caller }) => {
    for (const one of all.sessions) if (one.id === (id === '' ? caller.session : id)) one.ended = true;
    return {};
  },
  EndOtherSessions: (_request, { caller }) => {
    const others = all.sessions.filter((one) => one.account === caller.id && one.id !== caller.session && !one.ended);
    for (const one of others) one.ended = true;
    return { ended: others.length };
  },
});
