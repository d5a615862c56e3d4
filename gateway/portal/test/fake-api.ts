import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { assets, page } from '@atrium/portal/app';
import { entries, linkOf, mails, me, members, organisation, regions, rules, sessions, weather } from './fake-data.ts';
import type { FakeRole } from './fake-data.ts';

/** How the fake API behaves; changed by who looks. */
export type Fake = {
  role: FakeRole | undefined;
  language: 'fr' | 'en';
  /** What the link of a mail is for; undefined for one that works no more. */
  link: string | undefined;
  /** Every call is refused like this, but those of the session itself. */
  refuse?: { status: number; code: string; title: string; detail: string; errors?: object[] } | undefined;
  calls: { method: string; path: string; body: unknown; headers: IncomingMessage['headers'] }[];
};

type Handler = (fake: Fake, body: Record<string, string>) => unknown;

const signedIn = ({ role, language }: Fake) => ({
  ...{ signedIn: true, account: me(role ?? 'member', language), organisation: { id: 'o1', name: organisation.name } },
  ...{ role, csrf: 'csrf-token', scopes: [] },
});

const judged = ({ password = '' }: Record<string, string>) => ({
  ticks: ['length', 'guessable', 'personal', 'reused'].map((rule) => ({
    rule,
    met: rule === 'length' ? password.length >= rules.minLength : !/^(?:password|azerty)/i.test(password),
  })),
});

const handlers: Record<string, Handler> = {
  'GET /api/v1/session': (fake) => (fake.role === undefined ? { signedIn: false } : signedIn(fake)),
  'POST /api/v1/session': (fake) => {
    fake.role ??= 'principal';
    return { ...signedIn(fake), passwordExpired: false };
  },
  'GET /api/v1/me': ({ role, language }) => me(role ?? 'member', language),
  'PATCH /api/v1/me': ({ role, language }, body) => ({ ...me(role ?? 'member', language), ...body }),
  'GET /api/v1/me/sessions': () => ({ sessions, nextCursor: null }),
  'GET /api/v1/operator': () => ({
    name: 'Orvane',
    help: { email: 'aide@orvane.example', phone: '+33 1 02 03 04 05', hours: '9 h – 18 h' },
  }),
  'GET /api/v1/password-rules': () => rules,
  'POST /api/v1/password-rules/judge': (_fake, body) => judged(body),
  'GET /api/v1/sign-up/challenge': () =>
    createChallenge({
      ...{
        algorithm: 'PBKDF2/SHA-256',
        cost: 100,
        deriveKey,
        hmacSignatureSecret: createHmac('sha256', 'x').digest('hex'),
      },
    }),
  'POST /api/v1/sign-up/confirm': () => ({ email: 'camille@exemple.fr', organisationName: organisation.name }),
  'POST /api/v1/links': ({ link }) => linkOf(link ?? 'reset'),
  'POST /api/v1/reset/confirm': () => ({ login: 'noe.petit@exemple.fr' }),
  'POST /api/v1/activation': ({ language }) => me('member', language),
  'GET /api/v1/accounts': ({ role, language }) => ({ accounts: members(role ?? 'member', language), nextCursor: null }),
  'GET /api/v1/organisation': () => organisation,
  'GET /api/v1/audit': () => ({ entries, nextCursor: null }),
  'GET /api/v1/audit/verification': () => ({ good: 5, broken: null, hash: entries[0]?.hash }),
  'GET /api/v1/mails': () => ({ mails, nextCursor: null }),
  'GET /api/v1/status/regions': () => ({ regions, nextCursor: null }),
  'GET /api/v1/status/weather': () => weather,
};

const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; script-src 'self'; connect-src 'self'";

const files = new Map(assets.map((asset) => [asset.path, asset]));

const bodyOf = async (request: IncomingMessage): Promise<Record<string, string>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : (JSON.parse(text) as Record<string, string>);
};

const problem = (response: ServerResponse, said: object & { status: number }): void => {
  response.writeHead(said.status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ requestId: '0b0a2f5e-7f0f-4d7a', ...said }));
};

const gone = {
  status: 404,
  code: 'identity.link_not_found',
  title: 'Ce lien ne fonctionne plus',
  detail: 'Il a servi, il a expiré ou un lien plus récent l’a remplacé. Demandez-en un nouveau.',
};

const answer = async (fake: Fake, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { pathname } = new URL(request.url ?? '', 'http://localhost');
  const [method, body] = [request.method ?? 'GET', await bodyOf(request)];
  fake.calls.push({ method, path: request.url ?? '', body, headers: request.headers });
  if (fake.refuse !== undefined && pathname !== '/api/v1/session') {
    problem(response, fake.refuse);
    return;
  }
  if (pathname === '/api/v1/links' && fake.link === undefined) {
    problem(response, gone);
    return;
  }
  const found = await handlers[`${method} ${pathname}`]?.(fake, body);
  response.writeHead(found === undefined ? 204 : 200, { 'content-type': 'application/json', etag: '"v3"' });
  response.end(found === undefined ? undefined : JSON.stringify(found));
};

const serve = (fake: Fake) => (request: IncomingMessage, response: ServerResponse) => {
  const url = request.url ?? '';
  const file = files.get(url);
  if (file !== undefined) {
    response.setHeader('content-type', file.type).end(file.bytes);
    return;
  }
  if (url.startsWith('/api/')) {
    void answer(fake, request, response);
    return;
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
  response.end(page);
};

/** The built portal with an API that is none, for looking at it: for development and tests only. */
export const startFake = async (): Promise<{ fake: Fake; url: string; server: Server }> => {
  const fake: Fake = { role: undefined, language: 'fr', link: undefined, calls: [] };
  const server = createServer(serve(fake));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { fake, url: `http://localhost:${port}`, server };
};
