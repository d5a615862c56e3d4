import { describe, expect, it } from '@jest/globals';
import { firstAdministratorLink } from './first-administrator.ts';

const said = (path: unknown, msg = 'first administrator'): string => JSON.stringify({ level: 'info', msg, path });

describe('the link of the first administrator', () => {
  it('OP-01 is heard among what identity says, before it is asked for or after', async () => {
    const link = firstAdministratorLink();
    link.hear('no JSON about a first administrator');
    link.hear(said('/activation#early.token-1'));
    expect(await link.within(60_000)).toBe('/activation#early.token-1');
    const late = firstAdministratorLink();
    const waited = late.within(60_000);
    late.hear(said('/activation#late'));
    expect(await waited).toBe('/activation#late');
  });

  it('OP-01 nothing is made of lines that are not it', async () => {
    const link = firstAdministratorLink();
    for (const path of ['https://evil.example/#a', '/activation', '/activation#a b', 7]) link.hear(said(path));
    link.hear(said('/activation#token', 'another message'));
    expect(await link.within(1)).toBeUndefined();
  });
});
