import { z } from 'zod';
import type { RequestContext } from '../http/context.ts';
import { etagOf, type Answer } from '../http/respond.ts';
import { withPortalPolicy } from '../middleware/security-headers.ts';
import type { Routes } from './routes.ts';

const html = 'text/html; charset=utf-8';
const shape = { method: 'get', tag: 'portal', page: true } as const;
const answers = { 200: { description: 'The portal.', type: 'text/html' } } as const;
const part = z.string().max(200).describe('A part of the address.');

// What stands behind # never comes here: tokens of links stay in the browser.
const pages: readonly (readonly [path: string, operationId: string, summary: string])[] = [
  ['/sign-in', 'signInPage', 'Signing in'],
  ['/sign-up', 'signUpPage', 'Signing a company up'],
  ['/sign-up/sent', 'signUpSentPage', 'A sign-up that waits for its mail'],
  ['/sign-up/confirm', 'confirmSignUpPage', 'Confirming a sign-up by its mail'],
  ['/reset', 'resetPage', 'A lost password'],
  ['/reset/sent', 'resetSentPage', 'A lost password that waits for its mail'],
  ['/activation', 'activationPage', 'Activating an account'],
  ['/invitation', 'invitationPage', 'Answering an invitation'],
  ['/home', 'homePage', 'What awaits who is signed in'],
  ['/account', 'accountPage', 'One’s own account'],
  ['/account/{page}', 'accountPartPage', 'A part of one’s own account'],
  ['/members', 'membersPage', 'Accounts of one’s organisation'],
  ['/members/{page}', 'memberPage', 'One of them'],
  ['/audit', 'auditPage', 'The audit trail'],
  ['/mails', 'mailsPage', 'Mails of the installation'],
  ['/privacy', 'privacyPage', 'What becomes of people’s data'],
  ['/help', 'helpPage', 'Help and contact'],
  ['/ui', 'piecesPage', 'The pieces that pages are made of, where the portal is built for development'],
];

const caching = ['Cache-Control', 'no-cache'];

const pageOf = (page: string): Answer => {
  const body = Buffer.from(page);
  return { status: 200, body, type: html, etag: etagOf(body) };
};

const paramsOf = (path: string) =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, part]));

/** The portal's pages: one page, which shows by its address what it is; they alone may run scripts of ours (GW-06). */
export const portalRoutes: Routes = (route, { portal, sessions }) => {
  const made = { fr: pageOf(portal.pageIn('fr')), en: pageOf(portal.pageIn('en')) };
  const shown = ({ language = 'fr', headers }: RequestContext): Answer => {
    withPortalPolicy(headers);
    return { ...made[language], headers: [...caching, 'Vary', 'Accept-Language'] };
  };
  for (const [path, operationId, summary] of pages)
    route({ ...shape, path, operationId, summary, params: paramsOf(path), answers }, ({ context }) => shown(context));
  const vary = ['Vary', 'Cookie, Accept-Language'];
  route(
    {
      ...{ ...shape, path: '/', operationId: 'home', summary: 'The portal for who is signed in, else the weather' },
      answers: { ...answers, 302: { description: 'To /status.' } },
    },
    ({ req, context }) => {
      if (sessions.cookies.sessionOf(req) === undefined) {
        const headers = ['Location', '/status', ...caching, ...vary];
        return { status: 302, type: 'text/plain; charset=utf-8', body: '', headers };
      }
      return { ...shown(context), headers: [...caching, ...vary] };
    },
  );
};
