import { expect, test } from '@jest/globals';
import { makeLogger } from '../logger.ts';
import { tellFailures } from './failures.ts';

type Line = { level: string; msg: string; collection: string; err?: { message: string } };

const telling = () => {
  const lines: Line[] = [];
  const clock = { ms: 0 };
  const logger = makeLogger(
    { name: 'test', level: 'info' },
    { write: (line) => void lines.push(JSON.parse(line) as Line) },
  );
  const words = { failed: 'waits', mended: 'goes on', about: { collection: 'things' } };
  const { during } = tellFailures({ logger, ...words, nowMs: () => clock.ms });
  const fail = (reason: string) => during(Promise.reject(new Error(reason)));
  const said = () => lines.splice(0).map(({ msg, err }) => `${msg} ${err?.message ?? ''}`.trim());
  return { clock, fail, succeed: () => during(Promise.resolve()), said, lines };
};

test('OP-06 what fails each second is told when its reason is new, then once a minute, and when it goes on', async () => {
  const { clock, fail, succeed, said, lines } = telling();
  for (; clock.ms < 120_000; clock.ms += 1000) await fail('no stream');
  expect(lines[0]).toMatchObject({ level: 'warn', collection: 'things' });
  expect(said()).toEqual(['waits no stream', 'waits no stream']);
  await fail('no leader');
  await fail('no stream');
  expect(said()).toEqual(['waits no leader', 'waits no stream']);
  await succeed();
  await succeed();
  expect(said()).toEqual(['goes on']);
  await fail('no stream');
  expect(said()).toEqual(['waits no stream']);
});
