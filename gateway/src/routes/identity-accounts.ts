import { z } from 'zod';
import type { IdentityBackend } from '../backends.ts';
import type { CallFrom } from '../backend.ts';
import { flag, id, pageQuery } from '../schemas/common.ts';
import { invitationInput } from '../schemas/identity-input.ts';
import { account, accountList, accountState } from '../schemas/identity.ts';
import { accountView, wireRole, wireState } from '../views/identity.ts';
import { cursorOrNull } from '../views/wire.ts';
import { accountAnswer } from './identity-me.ts';
import { noStore } from './identity-session.ts';
import type { Routes } from './routes.ts';

const path = '/api/v1/accounts';
const spec = { tag: 'identity', signedIn: true } as const;
const answers = { 200: { description: 'The account.', schema: account } };

const filters = {
  state: accountState.optional().describe('Only those in this state.'),
  blocked: flag.optional().describe('`true` for those that are blocked only.'),
  search: z.string().min(1).max(200).optional().describe('Begin of a name, an e-mail or an identifier.'),
};

/** Accounts of one's organisation (ID-12, ID-13). */
export const accountRoutes: Routes = (route, { backends: { identity } }) => {
  route(
    {
      ...{ ...spec, method: 'get', path, operationId: 'listAccounts', query: { ...filters, ...pageQuery } },
      summary: 'Accounts of one’s organisation, by name',
      answers: { 200: { description: 'A page of accounts.', schema: accountList } },
    },
    async ({ context, query, signal }) => {
      const { state, blocked = false, search = '', cursor = '', limit = 50 } = query;
      const asked = { state: wireState(state), blocked, search, page: { size: limit, token: cursor } };
      const found = await identity.call('ListAccounts', asked, { context, signal });
      const json = { accounts: found.accounts.map(accountView), nextCursor: cursorOrNull(found.nextPageToken) };
      return { status: 200, json, headers: noStore };
    },
  );
  route(
    {
      ...{ ...spec, method: 'post', path, operationId: 'inviteAccount', body: invitationInput, idempotent: true },
      summary: 'Invites a person by e-mail',
      answers: { 201: { description: 'The account, to be activated.', schema: account } },
    },
    async ({ context, body, idempotency, signal }) => {
      const wish = { ...body, role: wireRole(body.role) };
      const made = await identity.call('InviteAccount', wish, { context, idempotency, signal });
      return accountAnswer(made, 201, ['Location', `${path}/${made.id}`]);
    },
  );
  route(
    {
      ...{ ...spec, method: 'get', path: `${path}/{id}`, operationId: 'getAccount', summary: 'One account' },
      ...{ params: { id }, answers },
    },
    async ({ context, params, signal }) =>
      accountAnswer(await identity.call('GetAccount', { id: params.id }, { context, signal })),
  );
};

type Act = {
  operationId: string;
  summary: string;
  act: (to: IdentityBackend, id: string, from: CallFrom) => Promise<Parameters<typeof accountAnswer>[0]>;
};

const acts: Readonly<Record<string, Act>> = {
  invitation: {
    operationId: 'inviteAgain',
    summary: 'Sends the invitation again, with a new link',
    act: (to, of, from) => to.call('InviteAgain', { id: of }, from),
  },
  unblock: {
    operationId: 'unblockAccount',
    summary: 'Lets a blocked account sign in again',
    act: (to, of, from) => to.call('UnblockAccount', { id: of }, from),
  },
  deactivate: {
    operationId: 'deactivateAccount',
    summary: 'Takes the right to sign in away; nothing is lost',
    act: (to, of, from) => to.call('SetAccountActive', { id: of, active: false }, from),
  },
  reactivate: {
    operationId: 'reactivateAccount',
    summary: 'Gives the right to sign in back',
    act: (to, of, from) => to.call('SetAccountActive', { id: of, active: true }, from),
  },
};

/** What is done to one account; done again it changes nothing (ID-11, ID-12). */
export const accountActRoutes: Routes = (route, { backends: { identity } }) => {
  for (const [name, { act, ...said }] of Object.entries(acts))
    route(
      { ...{ ...spec, ...said, method: 'post', path: `${path}/{id}/${name}`, params: { id }, answers } },
      async ({ context, params, signal }) => accountAnswer(await act(identity, params.id, { context, signal })),
    );
};
