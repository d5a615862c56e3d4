import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anonymous, anIncident, reader, says, startBench, time, type Bench } from './fixtures.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await startBench();
  await bench.ask('CreateComponent', { component: { key: 'api', parent: 'page', name: says('The API') } });
}, 60_000);

afterAll(() => bench.close());

const day = '2026-03-11';
const over = anIncident({
  components: ['api'],
  impact: 'IMPACT_CRITICAL',
  phase: 'PHASE_RESOLVED',
  startsAt: time(`${day}T10:00:00Z`),
  endsAt: time(`${day}T11:00:00Z`),
});

const secondsOut = async (): Promise<number> => {
  const { rows } = await bench.ask('GetUptime', { components: ['api'], from: day, until: day });
  return rows[0]?.uptime?.seconds?.majorOutage ?? -1;
};

describe('a publication that was taken back', () => {
  it('ST-21 leaves the page, the days and the lists at once, and is there as a draft', async () => {
    const made = await bench.ask('CreateEvent', over);
    expect([await secondsOut(), made.takeBackUntil === null]).toEqual([3600, false]);
    const back = await bench.ask('TakeBackEvent', { id: made.id, version: made.version }, { key: 'back' });
    expect([back.publication, back.intervals, back.takeBackUntil]).toEqual(['PUBLICATION_DRAFT', [], null]);
    expect(await secondsOut()).toBe(0);
    expect((await bench.ask('ListEvents', {}, { as: anonymous })).events).toEqual([]);
    expect((await bench.ask('ListEvents', { drafts: true })).events.map(({ id }) => id)).toEqual([made.id]);
    expect(await bench.ask('TakeBackEvent', { id: made.id, version: made.version }, { key: 'back' })).toEqual(back);
  });

  it('ST-03 ST-21 is taken back by those who may write, and by nobody else', async () => {
    const { id, version } = await bench.ask('CreateEvent', over);
    for (const as of [reader, anonymous])
      await expect(bench.ask('TakeBackEvent', { id, version }, { as })).rejects.toMatchObject({
        code: as === anonymous ? 'request.unauthenticated' : 'request.forbidden',
      });
    expect(await secondsOut()).toBe(3600);
  });
});

describe('a post-mortem', () => {
  it('ST-13 is written for what is over, seen by agents, and by everybody once it is published', async () => {
    const { id } = await bench.ask('CreateEvent', over);
    const wish = { postmortem: { event: id, text: says('A disk was full.') } };
    const draft = await bench.ask('PutPostmortem', { ...wish, version: 0 });
    expect([draft.publishedAt, draft.version]).toEqual([null, 1]);
    const read = bench.ask('GetPostmortem', { event: id }, { as: anonymous });
    await expect(read).rejects.toMatchObject({ code: 'status.postmortem_not_found' });
    expect(await bench.ask('GetPostmortem', { event: id })).toEqual(draft);
    await bench.ask('PutPostmortem', { ...wish, publish: true, version: 1 });
    const shown = await bench.ask('GetPostmortem', { event: id }, { as: anonymous });
    expect([shown.text?.en, shown.publishedAt === null]).toEqual(['A disk was full.', false]);
    const stale = bench.ask('PutPostmortem', { postmortem: { event: id, text: says('Two were.') }, version: 1 });
    await expect(stale).rejects.toMatchObject({ code: 'request.stale' });
  });

  it('ST-13 waits until the event is over', async () => {
    const { id } = await bench.ask('CreateEvent', anIncident());
    const wish = { postmortem: { event: id, text: says('Too early') }, version: 0 };
    await expect(bench.ask('PutPostmortem', wish)).rejects.toMatchObject({ code: 'status.not_over' });
  });
});
