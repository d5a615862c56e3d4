import { judgeInput, resetConfirm, resetInput, secretBodyMax } from '../schemas/identity-input.ts';
import { passwordJudgement, passwordRules, resetDone } from '../schemas/identity-records.ts';
import { rulesView } from '../views/identity-records.ts';
import { noStore } from './identity-session.ts';
import type { Routes } from './routes.ts';

const spec = { tag: 'identity' } as const;
const rules = '/api/v1/password-rules';
const reset = '/api/v1/reset';

/** What passwords have to be, and whether one is (ID-15). */
export const passwordRuleRoutes: Routes = (route, { backends: { identity } }) => {
  route(
    {
      ...{ ...spec, method: 'get', path: rules, operationId: 'getPasswordRules' },
      summary: 'What passwords have to be: of who is signed in, else of a new account',
      answers: { 200: { description: 'The rules.', schema: passwordRules } },
    },
    async ({ context, signal }) => {
      const found = await identity.call('GetPasswordRules', { token: '' }, { context, signal });
      return { status: 200, json: rulesView(found), headers: noStore };
    },
  );
  route(
    {
      ...{ ...spec, method: 'post', path: `${rules}/judge`, operationId: 'judgePassword', body: judgeInput },
      ...{ summary: 'Which rules a password meets; nothing is kept', bodyMax: secretBodyMax },
      answers: { 200: { description: 'Every rule, met or not.', schema: passwordJudgement } },
    },
    async ({ context, body, signal }) => {
      const { password, words = [], token = '' } = body;
      const { ticks } = await identity.call('JudgePassword', { password, words, token }, { context, signal });
      return { status: 200, json: { ticks: ticks.map(({ rule, met }) => ({ rule, met })) }, headers: noStore };
    },
  );
};

/** A lost password (ID-16). */
export const resetRoutes: Routes = (route, { backends: { identity } }) => {
  route(
    {
      ...{ ...spec, method: 'post', path: reset, operationId: 'askReset', body: resetInput, bodyMax: secretBodyMax },
      summary: 'Asks for a link to a new password',
      answers: { 204: { description: 'If there is such an account, a mail is on its way.' } },
    },
    async ({ context, body, signal }) => {
      await identity.call('AskReset', body, { context, signal });
      return { status: 204, headers: noStore };
    },
  );
  route(
    {
      ...{ ...spec, method: 'post', path: `${reset}/confirm`, operationId: 'resetPassword', body: resetConfirm },
      ...{ summary: 'Sets a new password by the link; all sessions end', bodyMax: secretBodyMax },
      answers: { 200: { description: 'What to sign in with.', schema: resetDone } },
    },
    async ({ context, body, signal }) => {
      const { login } = await identity.call('ResetPassword', body, { context, signal });
      return { status: 200, json: { login }, headers: noStore };
    },
  );
};
