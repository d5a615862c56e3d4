import type { z } from 'zod';
import { id, pageQuery } from '../schemas/common.ts';
import { endedSessions, sessionList, type session } from '../schemas/identity.ts';
import { sessionView } from '../views/identity.ts';
import { noStore } from './identity-session.ts';
import type { Routes } from './routes.ts';
import { sliceOf, sortOf, type FewThings } from './slices.ts';

const path = '/api/v1/me/sessions';
const spec = { tag: 'identity', signedIn: true } as const;

const list: FewThings<z.infer<typeof session>, '-createdAt'> = {
  ...{ name: 'sessions', idOf: (one) => one.id, usual: '-createdAt', orders: { '-createdAt': undefined } },
};

/** One's own sessions (ID-40). */
export const ownSessionRoutes: Routes = (route, { backends: { identity }, sessions }) => {
  route(
    {
      ...{ ...spec, method: 'get', path, operationId: 'listSessions', summary: 'One’s own sessions, newest first' },
      query: { ...pageQuery, sort: sortOf(list) },
      answers: { 200: { description: 'Those that have not ended.', schema: sessionList } },
    },
    async ({ context, query, signal }) => {
      const found = await identity.call('ListSessions', {}, { context, signal });
      const { shown, nextCursor } = sliceOf(list, found.sessions.map(sessionView), query);
      return { status: 200, json: { sessions: shown, nextCursor }, headers: noStore };
    },
  );
  route(
    {
      ...{ ...spec, method: 'delete', path, operationId: 'endOtherSessions' },
      summary: 'Ends all of one’s own sessions but the one that asks',
      answers: { 200: { description: 'How many ended.', schema: endedSessions } },
    },
    async ({ context, signal }) => {
      const { ended } = await identity.call('EndOtherSessions', {}, { context, signal });
      return { status: 200, json: { ended }, headers: noStore };
    },
  );
  route(
    {
      ...{ ...spec, method: 'delete', path: `${path}/{id}`, operationId: 'endSession', params: { id } },
      ...{ summary: 'Ends one of one’s own sessions', answers: { 204: { description: 'Ended.' } } },
    },
    async ({ context, params, signal }) => {
      await identity.call('EndSession', { id: params.id }, { context, signal });
      const { sessionSecret, caller } = context;
      if (sessionSecret === undefined || caller.session !== params.id) return { status: 204, headers: noStore };
      sessions.browsers.forget(sessionSecret);
      return { status: 204, headers: [...noStore, ...sessions.cookies.cleared] };
    },
  );
};
