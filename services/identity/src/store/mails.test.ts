import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refuseScans } from '@atrium/testkit/query-plans';
import { scratch, type Scratch } from '@atrium/testkit/scratch';
import { openRecordStores, type RecordStores } from '../../test/record-stores.ts';
import { freshMail, type Mail, noteDelivery, takeMail } from '../domain/mails.ts';

let corner: Scratch;
let stores: RecordStores;
const now = 1_800_000_000;

beforeAll(async () => {
  corner = await scratch();
  stores = await openRecordStores(corner);
}, 60_000);
afterAll(async () => {
  await stores.connection.close();
  await corner.drop();
});

const mailOf = (id: string, rest: Partial<Mail> = {}): Mail => ({
  ...freshMail,
  ...{ id, messageId: `${id}@atrium.example`, template: 'test', within: 'acme', account: '', to: 'zoe@exemple.fr' },
  ...{ language: 'fr', params: { organisation: 'Été' }, link: 'l', replyTo: '', references: ['a@b'] },
  ...{ createdAt: now, nextAt: now },
  ...rest,
});
const add = (mail: Mail) => stores.mails.create(mail.id, { state: mail, facts: [] }, { now, event: mail.id });
const ids = async (...input: Parameters<RecordStores['mails']['list']>) =>
  (await stores.mails.list(...input)).map(({ id }) => id);

describe('the queue of mails', () => {
  it('ID-51 holds a cause once, however often and by however many it is asked for', async () => {
    const asked = Array.from({ length: 8 }, (_, index) => add(mailOf('once', { to: `${index}@exemple.fr` })));
    const made = await Promise.all(asked);
    expect(new Set(made.map(({ state }) => state.to)).size).toBe(1);
    expect(await stores.raw('mails').countDocuments({ _id: 'once' })).toBe(1);
  });

  it('ID-51 gives a mail back as it was put in, and forgets it after 90 days', async () => {
    await add(mailOf('kept'));
    expect((await stores.mails.list(undefined, undefined, 100)).find(({ id }) => id === 'kept')).toEqual(
      mailOf('kept'),
    );
    await stores.mails.update('kept', (mail) => takeMail(mail, 'w', now), { now });
    const forgotten = new Date((now + 90 * 86_400) * 1000);
    expect(await stores.raw('mails').findOne({ _id: 'kept' })).toMatchObject({ attempts: 1, forgetAt: forgotten });
  });

  it('ID-51 many who take one mail at once: one has it', async () => {
    await add(mailOf('wanted'));
    const workers = Array.from({ length: 12 }, (_, index) => `w${index}`);
    const taken = await Promise.all(
      workers.map((worker) => stores.mails.update('wanted', (mail) => takeMail(mail, worker, now), { now })),
    );
    expect(taken.filter(({ state }, index) => state.worker === workers[index])).toHaveLength(1);
    expect((await stores.mails.get('wanted')).state.attempts).toBe(1);
  });

  it('ID-51 what is due is found, the longest waiting first, until it is sent; what waits and what is sent is not', async () => {
    await stores.raw('mails').deleteMany({});
    await add(mailOf('second', { nextAt: now - 1 }));
    await add(mailOf('first', { nextAt: now - 2 }));
    await add(mailOf('later', { nextAt: now + 1 }));
    expect(await stores.mails.due(now, 10)).toEqual(['first', 'second']);
    const delivery = { outcome: 'sent', to: 'zoe@exemple.fr', answer: '250' } as const;
    await stores.mails.update('first', (mail) => noteDelivery(mail, 'w', delivery, now), { now });
    expect(await stores.mails.due(now, 10)).toEqual(['second']);
    expect(await stores.mails.due(now + 1, 1)).toEqual(['second']);
  });

  it('ID-51 GW-03 the list is newest first, by state, and goes on after a place, also among mails of one second', async () => {
    await stores.raw('mails').deleteMany({});
    for (const id of ['a', 'b', 'c']) await add(mailOf(id));
    await add(mailOf('d', { createdAt: now + 1, state: 'bounced', nextAt: null }));
    expect(await ids(undefined, undefined, 10)).toEqual(['d', 'c', 'b', 'a']);
    expect(await ids('queued', undefined, 2)).toEqual(['c', 'b']);
    expect(await ids('queued', { at: now, id: 'b' }, 2)).toEqual(['a']);
    expect(await ids('bounced', undefined, 2)).toEqual(['d']);
    expect(await ids(undefined, { at: now + 1, id: 'd' }, 1)).toEqual(['c']);
  });

  it('OP-08 every query has its index, its order too', async () => {
    await stores.raw('mails').deleteMany({});
    for (let index = 0; index < 60; index++)
      await add(
        mailOf(`m${index}`, {
          createdAt: now + (index % 7),
          state: index % 2 === 0 ? 'queued' : 'sent',
          nextAt: index % 2 === 0 ? now : null,
        }),
      );
    const plans = await refuseScans(stores.connection, async () => {
      await stores.mails.due(now, 10);
      for (const state of [undefined, 'sent'] as const) {
        await stores.mails.list(state, undefined, 5);
        await stores.mails.list(state, { at: now + 3, id: 'm3' }, 5);
      }
      await stores.mails.update('m0', (mail) => takeMail(mail, 'w', now), { now });
    });
    expect(plans.filter(({ sorted }) => sorted).map(({ asked }) => asked)).toEqual([]);
    expect(plans.filter(({ examined }) => examined > 20).map(({ asked }) => asked)).toEqual([]);
  });
});
