import { linkInput, secretBodyMax, signUpInput } from '../schemas/identity-input.ts';
import { challenge, confirmedSignUp } from '../schemas/identity-records.ts';
import { noStore } from './identity-session.ts';
import type { Routes } from './routes.ts';

const path = '/api/v1/sign-up';
const spec = { tag: 'identity' } as const;

/** A company signs up by itself (ID-01). */
export const signUpRoutes: Routes = (route, { backends: { identity } }) => {
  route(
    {
      ...{ ...spec, method: 'get', path: `${path}/challenge`, operationId: 'getChallenge' },
      summary: 'A proof of presence to be worked out, as ALTCHA writes it',
      answers: { 200: { description: 'The challenge.', schema: challenge } },
    },
    async ({ context, signal }) => {
      const { json } = await identity.call('GetChallenge', {}, { context, signal });
      return { status: 200, json: JSON.parse(json) as unknown, headers: noStore };
    },
  );
  route(
    {
      ...{ ...spec, method: 'post', path, operationId: 'signUp', body: signUpInput, bodyMax: secretBodyMax },
      summary: 'Signs a company up: a mail asks for confirmation, and nothing is there for good before',
      answers: { 204: { description: 'A mail is on its way, whether the address is known or not.' } },
    },
    async ({ context, body, signal }) => {
      const { siret = '', vatNumber = '', ...rest } = body;
      await identity.call('SignUp', { ...rest, siret, vatNumber }, { context, signal });
      return { status: 204, headers: noStore };
    },
  );
  route(
    {
      ...{ ...spec, method: 'post', path: `${path}/confirm`, operationId: 'confirmSignUp', body: linkInput },
      ...{ summary: 'Makes the organisation and its first account, by the link of the mail', bodyMax: secretBodyMax },
      answers: { 200: { description: 'What to sign in with; again it is the same.', schema: confirmedSignUp } },
    },
    async ({ context, body, signal }) => {
      const { email, organisationName } = await identity.call('ConfirmSignUp', body, { context, signal });
      return { status: 200, json: { email, organisationName }, headers: noStore };
    },
  );
};
