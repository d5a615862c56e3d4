import { afterEach, describe, expect, it } from '@jest/globals';
import { makeLogger } from '@atrium/chassis/logger';
import { signedInBrowser } from './browser.ts';
import { password } from './fake/identity-world.ts';
import { asker, ends, house, startTestGateway } from './fixtures.ts';

const at = ends();
afterEach(() => at.run());

describe('the log of a gateway', () => {
  it('OP-09 holds no password, token, cookie or secret of anybody, whatever goes wrong', async () => {
    const home = await house({ ATRIUM_RATE_LIMITS: 'signIn=1000' });
    at.add(home.stop);
    const lines: string[] = [];
    const logger = makeLogger({ name: 'gateway', level: 'trace' }, { write: (line) => void lines.push(line) });
    const { url } = await startTestGateway(home.env, at, logger);
    const ask = asker(url);
    const anna = await signedInBrowser(ask);
    const json = { login: 'anna@example.com', password };
    const tokens = (await ask('/api/v1/tokens', { method: 'POST', json })).json() as Record<string, string>;
    await ask('/api/v1/session', {
      method: 'POST',
      json: { login: 'anna@example.com', password: 'Wrong-Courtyard-1' },
    });
    await ask('/api/v1/links', { method: 'POST', json: { token: 'bad-token-of-a-mail' } });
    await ask('/api/v1/reset/confirm', { method: 'POST', json: { token: 'good-token', password, more: 1 } });
    await ask('/api/v1/me', { key: `${tokens.accessToken ?? ''}x` });
    await home.identity.stop();
    await anna.ask('/api/v1/me/password', { method: 'POST', json: { oldPassword: password, newPassword: password } });
    await ask('/api/v1/tokens/refresh', { method: 'POST', json: { refreshToken: tokens.refreshToken } });
    const log = lines.join('\n');
    expect(log).toContain('"template":"/api/v1/session"');
    expect(log).toContain('not available');
    const secrets = [
      password,
      'Wrong-Courtyard-1',
      'bad-token-of-a-mail',
      'good-token',
      anna.csrf(),
      'device-of-a-test',
    ];
    for (const secret of [...secrets, tokens.accessToken ?? '', tokens.refreshToken ?? '', 'secret-of-session'])
      expect([secret, log.includes(secret)]).toEqual([secret, false]);
  });
});
