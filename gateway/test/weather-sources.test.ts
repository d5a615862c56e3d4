import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { at, event } from './fake/world.ts';
import { house } from './fixtures.ts';

let home: Awaited<ReturnType<typeof house>>;
beforeEach(async () => {
  home = await house();
});
afterEach(() => home.stop());

const calls = (method: string) => home.status.seen.filter((one) => one.method === method);

describe('a page of several regions', () => {
  it('ST-07 holds no longer than the numbers of each of its regions do', async () => {
    home.status.world.validForSeconds.us = 1;
    const compared = () => home.ask('/status?region=all');
    await eventually(async () => expect((await compared()).status).toBe(200));
    const before = calls('GetWeather').length;
    await eventually(async () => {
      await compared();
      expect(calls('GetWeather').length).toBeGreaterThan(before);
    });
  });
});

describe('the page of a day', () => {
  const long = Array.from({ length: 25 }, (_, n) => event(`long${n}`, { title: { fr: `Long ${n}`, en: `Long ${n}` } }));
  const missing = 'A part of this page is missing';

  it('ST-02 shows every event that its cells note, on however many pages their list comes', async () => {
    const { world } = home.status;
    world.events.push(...Array.from({ length: 60 }, (_, n) => event(`other${n}`)), ...long);
    world.noted = long.map(({ id }) => String(id));
    world.eventsPerPage = 10;
    const { text } = await home.ask('/status/days/2026-11-20?lang=en');
    expect(long.filter(({ title }) => !text.includes(`${title?.en ?? ''}<`))).toEqual([]);
    expect(text).not.toContain(missing);
  });

  it('GW-07 says so where an event that its cells note cannot be had', async () => {
    home.status.world.noted = ['e1', 'gone'];
    expect((await home.ask('/status/days/2026-11-20?lang=en')).text).toContain(missing);
  });
});

describe('the feed', () => {
  const said = (id: string, seconds: number) => {
    const update = { id: `u-${id}`, at: at(seconds), recordedAt: at(seconds), phase: 'PHASE_MONITORING' as const };
    return event(id, { updates: [{ ...update, text: { fr: id, en: id }, states: [] }] });
  };
  const entries = (text: string): string[] => [...text.matchAll(/#u-([\w]+)<\/id>/g)].map(([, id]) => id ?? '');

  it('ST-08 tells the newest update first, also of an event that began before a hundred others', async () => {
    const { world } = home.status;
    world.events = Array.from({ length: 120 }, (_, n) => said(`late${n}`, 1_700_000_000 - n));
    world.events.push(said('old', 1_700_500_000));
    const found = entries((await home.ask('/status/feed.atom?lang=en')).text);
    expect(found.slice(0, 3)).toEqual(['old', 'late0', 'late1']);
    expect(found).toHaveLength(100);
  });

  it('ST-08 goes on with the next page where long texts end one early', async () => {
    const { world } = home.status;
    world.events = Array.from({ length: 90 }, (_, n) => said(`e${n}`, 1_700_000_000 - n));
    world.eventsPerPage = 30;
    expect(entries((await home.ask('/status/feed.atom?lang=en')).text)).toHaveLength(90);
  });
});
