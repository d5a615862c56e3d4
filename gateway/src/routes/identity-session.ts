import type { SignedIn__Output } from '@atrium/protos/gen/atrium/identity/v1/SignedIn';
import type { IncomingMessage } from 'node:http';
import { unavailable } from '../errors.ts';
import type { RequestContext } from '../http/context.ts';
import { credentials, organisationChoice, secretBodyMax } from '../schemas/identity-input.ts';
import { session, signedIn, whoIs } from '../schemas/identity.ts';
import { csrfTokenOf } from '../sessions/csrf.ts';
import { accountView, roleWord, sessionView } from '../views/identity.ts';
import type { RouteKit, Routes } from './routes.ts';

const path = '/api/v1/session';
const spec = { tag: 'identity', path } as const;
/** What is said to one person is kept by nobody. */
export const noStore = ['Cache-Control', 'no-store'] as const;

/** Where a sign-in comes from. */
export const clientOf = (req: IncomingMessage, { address }: RequestContext) => ({
  agent: (req.headers['user-agent'] ?? '').slice(0, 500),
  address,
});

const welcome = async ({ sessions, backends }: RouteKit, context: RequestContext, opened: SignedIn__Output) => {
  if (opened.session === null) throw unavailable();
  const caller = await sessions.verify(opened.accessToken);
  const account = await backends.identity.call('GetMe', {}, { context: { ...context, caller } });
  return {
    account: accountView(account),
    session: { ...sessionView(opened.session), current: true },
    csrf: csrfTokenOf(opened.secret),
    passwordExpired: opened.passwordExpired,
  };
};

/** Signing in and out with a browser (ID-33, GW-06). */
export const sessionRoutes: Routes = (route, kit) => {
  const { sessions, backends } = kit;
  route(
    {
      ...{ ...spec, method: 'post', operationId: 'signIn', bodyMax: secretBodyMax, body: credentials },
      summary: 'Signs in: sets the cookie of the session, and that by which the device is known again',
      answers: { 200: { description: 'Who is signed in.', schema: signedIn } },
    },
    async ({ req, context, body }) => {
      const from = { kind: 'browser', device: sessions.cookies.deviceOf(req), client: clientOf(req, context) };
      const opened = await backends.identity.call('SignIn', { ...body, ...from }, { context });
      const json = await welcome(kit, context, opened);
      return { status: 200, json, headers: [...noStore, ...sessions.cookies.given(opened.secret, opened.device)] };
    },
  );
  route(
    {
      ...{ ...spec, method: 'delete', operationId: 'signOut', summary: 'Signs out; again changes nothing' },
      answers: { 204: { description: 'Nobody is signed in.' } },
    },
    async ({ context }) => {
      if (context.caller.kind === 'account') await backends.identity.call('EndSession', { id: '' }, { context });
      if (context.sessionSecret !== undefined) sessions.browsers.forget(context.sessionSecret);
      return { status: 204, headers: [...noStore, ...sessions.cookies.cleared] };
    },
  );
};

/** Who is signed in, and for which organisation. */
export const whoIsRoutes: Routes = (route, { backends, sessions }) => {
  route(
    {
      ...{ ...spec, method: 'get', operationId: 'getSession', summary: 'Who is signed in, if anybody' },
      answers: { 200: { description: 'The person, or that there is none.', schema: whoIs } },
    },
    async ({ context, signal }) => {
      const { caller, sessionSecret } = context;
      if (caller.kind !== 'account') return { status: 200, json: { signedIn: false }, headers: noStore };
      const account = await backends.identity.call('GetMe', {}, { context, signal });
      const place = account.memberships.find(({ organisation }) => organisation === caller.organisation);
      const json = {
        ...{ signedIn: true, account: accountView(account), scopes: [...caller.scopes] },
        organisation: { id: caller.organisation ?? '', name: place?.organisationName ?? '' },
        role: place ? roleWord(place.role) : null,
        ...(sessionSecret !== undefined && { csrf: csrfTokenOf(sessionSecret) }),
      };
      return { status: 200, json, headers: noStore };
    },
  );
  route(
    {
      ...{ tag: 'identity', method: 'put', path: `${path}/organisation`, operationId: 'chooseOrganisation' },
      ...{ summary: 'Chooses the organisation to act for', signedIn: true, body: organisationChoice },
      answers: { 200: { description: 'The session.', schema: session } },
    },
    async ({ context, body, signal }) => {
      const chosen = await backends.identity.call('ChooseOrganisation', body, { context, signal });
      if (context.sessionSecret !== undefined) sessions.browsers.forget(context.sessionSecret);
      return { status: 200, json: sessionView(chosen), headers: noStore };
    },
  );
};
