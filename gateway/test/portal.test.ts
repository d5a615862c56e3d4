import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { portalApp } from '../src/portal/app.ts';
import { house } from './fixtures.ts';

let home: Awaited<ReturnType<typeof house>>;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home.stop());

const session = { cookie: '__Host-atrium=secret-of-some-session' };
const pages = [
  ...['/sign-in', '/sign-up', '/sign-up/sent', '/sign-up/confirm', '/reset', '/reset/sent', '/activation'],
  ...[
    '/invitation',
    '/home',
    '/account',
    '/account/sessions',
    '/members',
    '/audit',
    '/mails',
    '/help',
    '/privacy',
    '/ui',
  ],
];

describe('the portal', () => {
  it.each(pages)(
    'PO-01 %s is its one page, asked about again each time, and may run our scripts only',
    async (path) => {
      const answer = await home.ask(path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect([answer.text, answer.headers.get('cache-control')]).toEqual([portalApp.pageIn('fr'), 'no-cache']);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy.split(';')).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'"]));
      expect(policy.split(';')).toContain("connect-src 'self'");
      expect(policy).not.toContain('unsafe');
      const headers = { 'if-none-match': answer.headers.get('etag') ?? '' };
      expect((await home.ask(path, { headers })).status).toBe(304);
    },
  );

  it('PO-01 the page speaks the language that is asked for', async () => {
    const answer = await home.ask('/sign-in', { headers: { 'accept-language': 'en' } });
    expect(answer.text).toBe(portalApp.pageIn('en'));
    expect(answer.headers.get('vary')).toBe('Accept-Language');
  });

  it('GW-06 no other page but the weather, which renews itself, runs a script', async () => {
    for (const path of ['/status/feed.atom', '/api/docs', '/api/v1', '/nowhere']) {
      const answer = await eventually(async () => {
        const one = await home.ask(path, { headers: { accept: 'text/html' } });
        expect(one.status).not.toBe(503);
        return one;
      });
      expect([path, answer.headers.get('content-security-policy')]).toEqual([
        path,
        expect.not.stringContaining('script-src'),
      ]);
    }
  });

  it('PO-02 the first address leads to the weather, and is the portal for who has a session', async () => {
    const open = await home.ask('/');
    expect([open.status, open.headers.get('location')]).toEqual([302, '/status']);
    const own = await home.ask('/', { headers: session });
    expect([own.status, own.text, own.headers.get('vary')]).toEqual([
      200,
      portalApp.pageIn('fr'),
      'Cookie, Accept-Language',
    ]);
    expect(own.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('PO-06 every file that it loads is there, packed, and kept for ever', async () => {
    expect(portalApp.assets.length).toBeGreaterThan(1);
    for (const { path, type, bytes } of portalApp.assets) {
      const answer = await fetch(`${home.url}${path}`, { headers: { 'accept-encoding': 'br' } });
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, type]);
      expect(answer.headers.get('cache-control')).toContain('immutable');
      expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
      if (/javascript|css/.test(type)) expect([path, answer.headers.get('content-encoding')]).toEqual([path, 'br']);
    }
  });
});
