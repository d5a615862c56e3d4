import { z } from 'zod';
import { instantInput, pageQuery } from '../schemas/common.ts';
import { auditList, auditVerdict, mailList, mailState } from '../schemas/identity-records.ts';
import { organisation } from '../schemas/identity.ts';
import { auditEntryView, auditVerdictView, mailView } from '../views/identity-records.ts';
import { organisationView } from '../views/identity.ts';
import { cursorOrNull, timestampOr } from '../views/wire.ts';
import { noStore } from './identity-session.ts';
import type { Routes } from './routes.ts';

const spec = { tag: 'identity', method: 'get', signedIn: true } as const;
const audit = '/api/v1/audit';

const name = z.string().min(1).max(200);
const auditFilters = {
  act: name.optional().describe('Only this act, or all that begin with it and a dot.'),
  actor: name.optional().describe('Id of who did it.'),
  subject: name.optional().describe('Id of what it happened to.'),
  from: instantInput.optional().describe('From then on.'),
  to: instantInput.optional().describe('Before then.'),
};

/** The audit trail of one's organisation (ID-45). */
export const auditRoutes: Routes = (route, { backends: { identity } }) => {
  route(
    {
      ...{ ...spec, path: audit, operationId: 'listAudit', query: { ...auditFilters, ...pageQuery } },
      summary: 'The audit trail of one’s organisation, newest first',
      answers: { 200: { description: 'A page of entries.', schema: auditList } },
    },
    async ({ context, query, signal }) => {
      const { act = '', actor = '', subject = '', from, to, cursor = '', limit = 50 } = query;
      const times = { from: timestampOr(from), to: timestampOr(to) };
      const asked = { act, actor, subject, ...times, page: { size: limit, token: cursor } };
      const found = await identity.call('ListAudit', asked, { context, signal });
      const json = { entries: found.entries.map(auditEntryView), nextCursor: cursorOrNull(found.nextPageToken) };
      return { status: 200, json, headers: noStore };
    },
  );
  route(
    {
      ...{ ...spec, path: `${audit}/verification`, operationId: 'verifyAudit' },
      summary: 'Checks the chain of the audit trail, and names the first entry at fault',
      answers: { 200: { description: 'What was found.', schema: auditVerdict } },
    },
    async ({ context, signal }) => {
      const found = await identity.call('VerifyAudit', {}, { context, signal });
      return { status: 200, json: auditVerdictView(found), headers: noStore };
    },
  );
};

/** One's organisation, and the mails of the installation (ID-01, ID-51). */
export const recordRoutes: Routes = (route, { backends: { identity } }) => {
  route(
    {
      ...{ ...spec, path: '/api/v1/organisation', operationId: 'getOrganisation', summary: 'One’s organisation' },
      answers: { 200: { description: 'The organisation.', schema: organisation } },
    },
    async ({ context, signal }) => {
      const found = await identity.call('GetOrganisation', {}, { context, signal });
      return { status: 200, json: organisationView(found), headers: noStore };
    },
  );
  route(
    {
      ...{ ...spec, path: '/api/v1/mails', operationId: 'listMails' },
      ...{ summary: 'Mails of the installation, newest first' },
      query: { state: mailState.optional().describe('Only those in this state.'), ...pageQuery },
      answers: { 200: { description: 'A page of mails.', schema: mailList } },
    },
    async ({ context, query, signal }) => {
      const { state = '', cursor = '', limit = 50 } = query;
      const asked = { state, page: { size: limit, token: cursor } };
      const found = await identity.call('ListMails', asked, { context, signal });
      const json = { mails: found.mails.map(mailView), nextCursor: cursorOrNull(found.nextPageToken) };
      return { status: 200, json, headers: noStore };
    },
  );
};
