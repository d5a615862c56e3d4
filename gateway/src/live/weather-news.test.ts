import { afterEach, describe, expect, it } from '@jest/globals';
import { makeLogger } from '@atrium/chassis/logger';
import { eventually } from '@atrium/testkit/eventually';
import type { News } from './hub.ts';
import { weatherNews, type WeatherNews } from './weather-news.ts';

const logger = makeLogger({ name: 'test', level: 'silent' });
let news: WeatherNews | undefined;
afterEach(() => news?.stop());

const startAt = (revisions: (number | Error)[]) => {
  const told: News[] = [];
  const asked: number[] = [];
  const hub = { tell: (one: News) => void told.push(one), beat: () => undefined, listeners: () => 1 };
  const revision = () => {
    asked.push(1);
    const next = revisions.length > 1 ? revisions.shift() : revisions[0];
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next ?? 0);
  };
  news = weatherNews({ hub, revision, logger });
  return { told: () => [...new Set(told.map(({ id }) => id))], asked };
};

describe('news of the weather', () => {
  it('PO-04 ST-12 a sign that comes before the page has changed is followed until it has', async () => {
    const { told } = startAt([4, 4, 4, 5]);
    await eventually(() => {
      expect(told()).toEqual(['4']);
    });
    news?.changed();
    await eventually(() => {
      expect(told()).toEqual(['4', '5']);
    });
  });

  it('PO-04 a service that is away is asked again at the next sign, and nobody is told anything wrong', async () => {
    const { told, asked } = startAt([new Error('away'), new Error('away'), 7]);
    await eventually(() => {
      expect(asked.length).toBe(1);
    });
    news?.changed();
    await eventually(() => {
      expect(asked.length).toBe(2);
    });
    news?.changed();
    await eventually(() => {
      expect(told()).toEqual(['7']);
    });
  });
});
