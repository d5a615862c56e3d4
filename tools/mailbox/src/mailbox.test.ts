import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { startMailbox, type Mailbox } from './mailbox.ts';
import type { Mail, MailHead } from './mail.ts';
import { most, openStore } from './store.ts';

let dir: string;
let box: Mailbox;
const start = (): Promise<Mailbox> => startMailbox({ smtpPort: 0, httpPort: 0, dir });
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mailbox-'));
  box = await start();
});
afterEach(async () => {
  await box.stop();
  rmSync(dir, { recursive: true, force: true });
});

const mail: SendMailOptions = {
  ...{ from: 'Atrium <atrium@example.com>', to: 'anna@example.com', subject: 'Bienvenue <b>à</b> “tous”' },
  ...{ text: 'Ouvrez http://localhost:8080/activation#abc', html: '<p>Ouvrez <script>alert(1)</script></p>' },
  messageId: '<cause-1@example.com>',
};
const send = async (more: SendMailOptions = {}): Promise<void> => {
  const transport = createTransport({ host: '127.0.0.1', port: box.smtpPort, secure: false });
  await transport.sendMail({ ...mail, ...more });
  transport.close();
};
const at = (path: string): string => `http://127.0.0.1:${box.httpPort}${path}`;
const mails = async () => ((await (await fetch(at('/api/mails'))).json()) as { mails: MailHead[] }).mails;
const statusFor = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(at('/api/mails'), { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .once('error', reject)
      .end();
  });

describe('the local mailbox', () => {
  it('ID-51 what SMTP brings is listed newest first, and told whole', async () => {
    await send();
    await send({ subject: 'Second', bcc: 'hidden@example.com' });
    const [second, first] = await mails();
    expect([second?.subject, second?.to]).toEqual(['Second', ['anna@example.com', 'hidden@example.com']]);
    const whole = (await (await fetch(at(`/api/mails/${first?.id ?? ''}`))).json()) as Mail;
    expect(whole).toMatchObject({ messageId: '<cause-1@example.com>', subject: mail.subject });
    expect(whole.text).toContain('http://localhost:8080/activation#abc');
  });

  it('ID-51 a mail is shown in a frame that runs nothing and fetches nothing, beside its text', async () => {
    await send();
    const [{ id } = { id: '' }] = await mails();
    const page = await (await fetch(at(`/mails/${id}`))).text();
    expect(page).toContain('Bienvenue &lt;b&gt;à&lt;/b&gt; “tous”');
    expect(page).not.toMatch(/<script|<b>/);
    expect(page).toMatch(/<iframe title="[^"]+" sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    const framed = await fetch(at(`/mails/${id}/html`));
    expect(framed.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*sandbox allow-popups/);
    expect(await framed.text()).toContain('<base target="_blank">');
  });

  it('ID-51 it has an empty state and says what is gone, in French and in English', async () => {
    expect(await (await fetch(at('/'))).text()).toContain('Aucun message pour le moment.');
    const english = { headers: { 'accept-language': 'en-GB' } };
    expect(await (await fetch(at('/'), english)).text()).toContain('No mail yet.');
    for (const path of ['/mails/none', '/api/mails/none', '/nothing', '/mails/..%2F..%2Fpackage'])
      expect([path, (await fetch(at(path))).status]).toEqual([path, 404]);
    expect((await fetch(at('/api/mails'), { method: 'POST' })).status).toBe(405);
  });

  it('OP-09 who comes under another name than this machine’s reads nothing', async () => {
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80', '10.0.0.1'])
      expect([host, await statusFor(host)]).toEqual([host, 421]);
    for (const host of ['localhost', 'localhost:8025', '127.0.0.1:1', '[::1]:80'])
      expect([host, await statusFor(host)]).toEqual([host, 200]);
  });

  it('ID-51 mails are there again after a start, for their owner only', async () => {
    await send();
    await box.stop();
    box = await start();
    expect(await mails()).toHaveLength(1);
    for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
  });

  it('OP-08 the last 500 are kept, on disk too', () => {
    const store = openStore(join(dir, 'many'));
    const one = (n: number): Mail => ({
      ...{ id: String(n).padStart(6, '0'), at: '2026-11-22T00:00:00Z', from: '', to: [], subject: '' },
      ...{ messageId: '', text: '', html: '' },
    });
    for (let n = 0; n < most + 20; n += 1) store.keep(one(n));
    expect([store.all().length, readdirSync(join(dir, 'many')).length]).toEqual([most, most]);
    expect([store.all()[0]?.id, store.find('000019')]).toEqual(['000519', undefined]);
    expect(openStore(join(dir, 'many')).all()[0]?.id).toBe('000519');
  });
});
