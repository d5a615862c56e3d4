import type { SignedIn__Output } from '@atrium/protos/gen/atrium/identity/v1/SignedIn';
import type { Answer } from '../http/respond.ts';
import { credentials, refreshInput, secretBodyMax } from '../schemas/identity-input.ts';
import { jwks } from '../schemas/identity-records.ts';
import { tokens } from '../schemas/identity.ts';
import { isoOrNull } from '../views/wire.ts';
import { clientOf, noStore } from './identity-session.ts';
import type { Routes } from './routes.ts';

const spec = { tag: 'identity', bodyMax: secretBodyMax } as const;

const given = ({ accessToken, secret, accessUntil }: SignedIn__Output): Answer => ({
  ...{ status: 200, headers: noStore },
  json: { accessToken, refreshToken: secret, expiresAt: isoOrNull(accessUntil) },
});

/** Tokens of programs, and the keys by which anybody verifies them (ID-40). */
export const tokenRoutes: Routes = (route, { backends: { identity }, sessions }) => {
  const answers = { 200: { description: 'The tokens.', schema: tokens } };
  route(
    {
      ...{ ...spec, method: 'post', path: '/api/v1/tokens', operationId: 'createTokens', answers },
      ...{ summary: 'Signs a program in: an access token and a refresh token', body: credentials },
    },
    async ({ req, context, body }) => {
      const from = { kind: 'program', device: '', client: clientOf(req, context) };
      return given(await identity.call('SignIn', { ...body, ...from }, { context }));
    },
  );
  route(
    {
      ...{ ...spec, method: 'post', path: '/api/v1/tokens/refresh', operationId: 'refreshTokens', answers },
      ...{ summary: 'The next tokens; a refresh token that is used twice ends its session', body: refreshInput },
    },
    async ({ context, body }) =>
      given(await identity.call('RefreshSession', { secret: body.refreshToken }, { context })),
  );
  route(
    {
      ...{ tag: 'identity', method: 'get', path: '/.well-known/jwks.json', operationId: 'getJwks' },
      summary: 'The public keys of access tokens',
      answers: { 200: { description: 'The keys.', schema: jwks } },
    },
    async () => ({
      ...{ status: 200, json: await sessions.keys.set(), headers: ['Cache-Control', 'public, max-age=300'] },
    }),
  );
};
