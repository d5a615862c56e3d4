import type { Account__Output } from '@atrium/protos/gen/atrium/identity/v1/Account';
import type { z } from 'zod';
import type { CallFrom } from '../backend.ts';
import type { IdentityBackend } from '../backends.ts';
import { stale } from '../errors.ts';
import { versionEtag, type Expected } from '../http/etag.ts';
import type { Answer } from '../http/respond.ts';
import { passwordChange, profilePatch, secretBodyMax } from '../schemas/identity-input.ts';
import { account } from '../schemas/identity.ts';
import { accountView } from '../views/identity.ts';
import { noStore } from './identity-session.ts';
import type { Routes } from './routes.ts';
import { ifMatched } from './stale.ts';

const path = '/api/v1/me';
const spec = { tag: 'identity', signedIn: true } as const;

type Patch = z.output<typeof profilePatch>;

/** An account with its ETag. */
export const accountAnswer = (of: Account__Output, status = 200, headers: readonly string[] = []): Answer => ({
  ...{ status, json: accountView(of), etag: versionEtag(of.version), headers: [...noStore, ...headers] },
});

const change = (identity: IdentityBackend, sent: Patch, expected: Expected, from: CallFrom) => {
  const stored = () => identity.call('GetMe', {}, from);
  const write = async (version: number): Promise<Account__Output> => {
    // What is not sent stays as the caller saw it.
    const is = await stored();
    if (is.version !== version) throw stale();
    const { lastName = is.lastName, firstName = is.firstName, language = is.language } = sent;
    const { timeZone = is.timeZone, phone = is.phone } = sent;
    return identity.call('UpdateMe', { lastName, firstName, language, timeZone, phone, version }, from);
  };
  const read = async () => {
    const found = await stored();
    return { stored: { version: found.version }, view: accountView(found) };
  };
  return ifMatched({ expected, write, read, sent });
};

/** One's own account: profile and password (ID-34). */
export const meRoutes: Routes = (route, { backends: { identity } }) => {
  const answers = { 200: { description: 'The account.', schema: account } };
  route(
    { ...{ ...spec, method: 'get', path, operationId: 'getMe', summary: 'One’s own account', answers } },
    async ({ context, signal }) => accountAnswer(await identity.call('GetMe', {}, { context, signal })),
  );
  route(
    {
      ...{ ...spec, method: 'patch', path, operationId: 'changeMe', summary: 'Changes one’s own profile', answers },
      ...{ ifMatch: 'required', body: profilePatch },
    },
    async ({ context, body, expected, signal }) =>
      accountAnswer(await change(identity, body, expected, { context, signal })),
  );
  route(
    {
      ...{ ...spec, method: 'post', path: `${path}/password`, operationId: 'changePassword', body: passwordChange },
      ...{ summary: 'Changes one’s own password; other sessions end', bodyMax: secretBodyMax },
      answers: { 204: { description: 'Changed.' } },
    },
    async ({ context, body, signal }) => {
      await identity.call('ChangePassword', body, { context, signal });
      return { status: 204, headers: noStore };
    },
  );
};
