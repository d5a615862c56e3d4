import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { headOf, type Mail } from './mail.ts';
import { gonePage, listPage, mailPage } from './pages.ts';
import type { MailStore } from './store.ts';
import { styles } from './styles.ts';
import { languageOf, type Language } from './words.ts';

/** The pages of the mailbox. */
export type Pages = { port: number; stop: () => Promise<void> };

type Answer = { status: number; type: string; body: string; policy?: string };

const own = "default-src 'none'; style-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'";
// A mail runs nothing and fetches nothing; its links open beside the mailbox.
const ofMail =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

const html = (body: string, status = 200): Answer => ({ status, type: 'text/html; charset=utf-8', body });
const json = (value: unknown, status = 200): Answer => ({
  ...{ status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) },
});

const mailAnswer = (mail: Mail | undefined, part: string | undefined, language: Language): Answer => {
  if (mail === undefined) return html(gonePage(language), 404);
  if (part !== 'html') return html(mailPage(mail, language));
  return { ...html(`<!doctype html><base target="_blank">${mail.html}`), policy: ofMail };
};

const found = (store: MailStore, path: string, language: Language): Answer => {
  const [, place = '', id, part, more] = path.split('/');
  const [first, of] = place === 'api' ? [`api/${id ?? ''}`, part] : [place, id];
  if (path === '/') return html(listPage(store.all(), language));
  if (path === '/style.css') return { status: 200, type: 'text/css; charset=utf-8', body: styles };
  if (first === 'mails' && of !== undefined && more === undefined) return mailAnswer(store.find(of), part, language);
  if (first === 'api/mails' && of === undefined) return json({ mails: store.all().map(headOf) });
  const mail = first === 'api/mails' && more === undefined ? store.find(of ?? '') : undefined;
  return mail === undefined ? json({ status: 404 }, 404) : json(mail);
};

// A page elsewhere whose name leads here (DNS rebinding) says its own name: mails hold links that open accounts.
const isOurs = ({ headers }: IncomingMessage): boolean =>
  /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(headers.host ?? '');

const answerTo = (store: MailStore, req: IncomingMessage): Answer => {
  if (!isOurs(req)) return json({ status: 421 }, 421);
  if (req.method !== 'GET' && req.method !== 'HEAD') return json({ status: 405 }, 405);
  return found(store, (req.url ?? '/').split('?')[0] ?? '/', languageOf(req.headers['accept-language']));
};

const send = (res: ServerResponse, { status, type, body, policy = own }: Answer): void => {
  res.writeHead(status, {
    ...{ 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), 'Content-Security-Policy': policy },
    ...{ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' },
  });
  res.end(body);
};

/** Shows the mails on 127.0.0.1: pages that need no script, and JSON at /api/mails and /api/mails/{id}. */
export const startPages = async (port: number, store: MailStore): Promise<Pages> => {
  const server = createServer((req, res) => send(res, answerTo(store, req)));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, stop };
};
