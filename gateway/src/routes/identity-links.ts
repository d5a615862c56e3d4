import { activationInput, linkInput, secretBodyMax } from '../schemas/identity-input.ts';
import { account } from '../schemas/identity.ts';
import { link } from '../schemas/identity-records.ts';
import { linkView } from '../views/identity-records.ts';
import { accountView } from '../views/identity.ts';
import { noStore } from './identity-session.ts';
import type { Routes } from './routes.ts';

const spec = { tag: 'identity', method: 'post', bodyMax: secretBodyMax } as const;

/** What links of mails are good for, and the activation of an invited account (ID-14). Tokens come in bodies: no log sees them. */
export const linkRoutes: Routes = (route, { backends: { identity } }) => {
  route(
    {
      ...{ ...spec, path: '/api/v1/links', operationId: 'readLink', body: linkInput },
      summary: 'What a link of a mail is good for; changes nothing',
      answers: { 200: { description: 'The link, with the rules for a password.', schema: link } },
    },
    async ({ context, body, signal }) => {
      const found = await identity.call('GetLink', body, { context, signal });
      const rules = await identity.call('GetPasswordRules', body, { context, signal });
      return { status: 200, json: linkView(found, rules), headers: noStore };
    },
  );
  route(
    {
      ...{ ...spec, path: '/api/v1/activation/ask', operationId: 'askActivation', body: linkInput },
      summary: 'Asks for a fresh activation link by an invitation; it goes to the invited address',
      answers: { 204: { description: 'A mail is on its way.' } },
    },
    async ({ context, body, signal }) => {
      await identity.call('AskActivation', body, { context, signal });
      return { status: 204, headers: noStore };
    },
  );
  route(
    {
      ...{ ...spec, path: '/api/v1/activation', operationId: 'activate', body: activationInput },
      summary: 'Activates an invited account: names, language, password',
      answers: { 200: { description: 'The account.', schema: account } },
    },
    async ({ context, body, signal }) => {
      const { phone = '', email = '', ...rest } = body;
      const made = await identity.call('ActivateAccount', { ...rest, phone, email }, { context, signal });
      return { status: 200, json: accountView(made), headers: noStore };
    },
  );
};
