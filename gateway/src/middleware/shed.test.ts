import { afterEach, describe, it } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { watchLoopDelay, type LoopDelay } from './shed.ts';

const watched: LoopDelay[] = [];
afterEach(() => {
  for (const delay of watched.splice(0)) delay.stop();
});

const block = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

describe('the delay of the event loop', () => {
  it('GW-05 rises while the process cannot keep up for a second or more, and falls afterwards', async () => {
    const delay = watchLoopDelay();
    watched.push(delay);
    await eventually(() => {
      block(300);
      return delay.currentMs() > 150;
    });
    await eventually(() => delay.currentMs() < 150);
  });
});
