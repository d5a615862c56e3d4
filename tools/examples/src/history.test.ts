import { describe, expect, test } from '@jest/globals';
import { eventsAround } from './history.ts';
import { components } from './page.ts';

const anchor = new Date('2026-11-22T10:20:30Z');
const events = eventsAround(anchor);
const dayMs = 86_400_000;

const startOf = (body: Record<string, unknown>): string => (typeof body.startsAt === 'string' ? body.startsAt : '');

const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
};

describe('the example history', () => {
  test('OP-01 about forty events lie within the last 400 days, none ends in the future but what is planned', () => {
    const past = events.filter(({ body }) => startOf(body) !== '' && startOf(body) < anchor.toISOString());
    expect(past.length).toBeGreaterThanOrEqual(40);
    for (const { body, updates } of past) {
      const startMs = Date.parse(startOf(body));
      expect(startMs).toBeGreaterThan(anchor.getTime() - 400 * dayMs);
      for (const { at } of updates) {
        expect(Date.parse(at)).toBeLessThan(anchor.getTime());
        // What is said of the time before an incident began is refused.
        expect(Date.parse(at)).toBeGreaterThanOrEqual(startMs);
      }
    }
  });

  test('OP-01 one incident is open, one maintenance comes in two days and one in nine, one draft is kept', () => {
    const open = events.filter(({ path, body, updates }) => {
      const last = updates.at(-1)?.body.phase ?? body.phase;
      return path === '/status/incidents' && body.publication === undefined && last !== 'resolved';
    });
    expect(open.map(({ updates }) => updates.length)).toEqual([2]);
    const planned = events.filter(({ body }) => startOf(body) > anchor.toISOString());
    const days = planned.map(
      ({ body }) => Math.floor(Date.parse(startOf(body)) / dayMs) - Math.floor(anchor.getTime() / dayMs),
    );
    expect(days).toEqual([2, 9]);
    expect(events.filter(({ body }) => body.publication === 'draft')).toHaveLength(1);
  });

  test('OP-01 every text is there in both languages, and every title is told apart from the others', () => {
    const titles = events.map(({ path, body }) => `${path} ${body.title.en}`);
    expect(new Set(titles).size).toBe(titles.length);
    const bodies = events.flatMap(({ body, updates }) => [body, ...updates.map((update) => update.body)]);
    for (const { title, text } of bodies as Record<string, { fr: string; en: string } | undefined>[]) {
      for (const said of [title, text])
        if (said) expect([said.fr.length > 5, said.en.length > 5]).toEqual([true, true]);
    }
    expect(strings(bodies).filter((text) => /lorem|TODO|xxx/i.test(text))).toEqual([]);
  });

  test('ST-18 the tree has four levels with parents first, and events name only what is in it and where it runs', () => {
    const depths = new Map([['page', 0]]);
    for (const { key, parent } of components) depths.set(key, (depths.get(parent) ?? NaN) + 1);
    expect(Math.max(...depths.values())).toBe(4);
    const runs = new Map(components.map(({ key, regions }) => [key, regions]));
    for (const { body } of events) {
      for (const key of body.components as string[]) {
        const where = runs.get(key);
        expect(where).toBeDefined();
        if (where?.length) expect(where).toEqual(expect.arrayContaining(body.regions as string[]));
      }
    }
  });

  test('OP-01 the course of an incident goes forward in time, and states only what the incident touches', () => {
    for (const { body, updates } of events) {
      const times = [startOf(body), ...updates.map(({ at }) => at)];
      expect(times).toEqual([...times].sort());
      const stated = [body, ...updates.map((update) => update.body)].flatMap((said) => said.states ?? []);
      const touched = body.components as string[];
      for (const { component } of stated as { component: string }[]) expect(touched).toContain(component);
    }
  });
});
