import { expect, test } from '@jest/globals';
import { makeApi, type ApiDeps, type ApiError, type Failure } from './api.ts';

type Sent = { path: string; init: RequestInit };

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(status === 204 ? null : JSON.stringify(body), { status, headers });

const setUp = (answers: (Response | Error)[], deps: Partial<ApiDeps> = {}) => {
  const sent: Sent[] = [];
  const reached: (Failure | undefined)[] = [];
  const api = makeApi({
    fetch: (path, init) => {
      sent.push({ path: path as string, init: init ?? {} });
      const next = answers.shift() ?? new Error('asked too often');
      return next instanceof Response ? Promise.resolve(next) : Promise.reject(next);
    },
    language: () => 'fr',
    csrf: () => 'token',
    online: () => true,
    signedInAgain: () => Promise.resolve(false),
    reached: (failure) => reached.push(failure),
    ...deps,
  });
  return { api, sent, reached };
};

const headersOf = ({ init }: Sent): Record<string, string> => init.headers as Record<string, string>;

test('GW-06 what changes something carries the token against forged requests, what only reads does not', async () => {
  const { api, sent } = setUp([answer(200, {}), answer(204, {})]);
  await api.get('/api/v1/me');
  await api.send('DELETE', '/api/v1/session');
  expect(sent.map((each) => headersOf(each)['x-atrium-csrf'])).toEqual([undefined, 'token']);
});

test('GW-02 problem details become an error with its fields by the names of the form', async () => {
  const problem = {
    ...{ code: 'request.invalid', title: 'Demande incorrecte', detail: 'Corrigez.', requestId: 'r1' },
    errors: [{ field: '/lastName', code: 'field.required', detail: 'Ce champ est nécessaire.' }],
  };
  const { api } = setUp([answer(400, problem)]);
  const error = await api.send('POST', '/api/v1/sign-up', { body: {} }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ failure: 'problem', status: 400, title: 'Demande incorrecte', requestId: 'r1' });
  expect((error as ApiError).fields).toEqual([
    { name: 'lastName', code: 'field.required', detail: 'Ce champ est nécessaire.' },
  ]);
});

test('PO-03 a lost network, a service that is away and an answer that takes too long are told apart', async () => {
  const slow = new DOMException('late', 'TimeoutError');
  const { api, reached } = setUp([new TypeError('Failed to fetch'), answer(503, {}), slow, answer(200, {})]);
  const failures: unknown[] = [];
  for (let at = 0; at < 3; at += 1)
    failures.push(((await api.get('/x').catch((thrown: unknown) => thrown)) as ApiError).failure);
  await api.get('/x');
  expect(failures).toEqual(['offline', 'away', 'timeout']);
  expect(reached).toEqual(['offline', 'away', 'timeout', undefined]);
});

test('PO-03 a page of a proxy in the place of JSON is a failure and no crash', async () => {
  const { api } = setUp([new Response('<h1>Bad gateway</h1>', { status: 502 })]);
  await expect(api.get('/x')).rejects.toMatchObject({ failure: 'away', status: 502 });
});

test('PO-03 when the session ended, the same call goes on once somebody signed in again', async () => {
  const tokens = ['old', 'new'];
  const { api, sent } = setUp([answer(401, {}), answer(200, { saved: true })], {
    csrf: () => tokens[0] ?? '',
    signedInAgain: () => {
      tokens.shift();
      return Promise.resolve(true);
    },
  });
  expect(await api.send('PATCH', '/api/v1/me', { body: { phone: '1' } })).toEqual({ saved: true });
  expect(sent.map(({ init }) => init.body)).toEqual(['{"phone":"1"}', '{"phone":"1"}']);
  expect(sent.map((each) => headersOf(each)['x-atrium-csrf'])).toEqual(['old', 'new']);
});

test('ID-33 a refused sign-in is an answer, and asks nobody to sign in again', async () => {
  const asked = { again: false };
  const { api } = setUp([answer(401, { code: 'identity.sign_in_refused', title: 'La connexion a échoué' })], {
    signedInAgain: () => {
      asked.again = true;
      return Promise.resolve(true);
    },
  });
  const error = api.send('POST', '/api/v1/session', { body: {}, open: true });
  await expect(error).rejects.toMatchObject({ code: 'identity.sign_in_refused' });
  expect(asked.again).toBe(false);
});
