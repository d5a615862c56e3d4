import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anonymous } from '@atrium/chassis/caller';
import { serviceUnavailable } from '@atrium/chassis/errors';
import { eventually } from '@atrium/testkit/eventually';
import { startProcess } from '@atrium/testkit/process';
import type { RecordCases } from '../src/application/record-cases.ts';
import { smtpPostman } from '../src/clients/smtp.ts';
import { publicFact } from '../src/store/public-facts.ts';
import { accountChanged, organisationCreated } from '../src/domain/account-facts.ts';
import { askMail, type MailTo, type MailWish } from '../src/domain/ask-mail.ts';
import type { Fact } from '../src/domain/facts.ts';
import { type Mailbox, smtpError, startMailbox } from './mailbox.ts';
import { listed } from './record-stores.ts';
import { account, type RecordBench, sender, serveRecords, someone, startRecordBench } from './record-bench.ts';

let bench: RecordBench;
let open: (() => unknown)[] = [];

beforeAll(async () => {
  bench = await startRecordBench();
}, 60_000);
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.stores.raw('mails').deleteMany({});
  bench.world.accounts = [account('zoe', { language: 'en' }), account('principal', { lastName: 'Lé' })];
  bench.world.organisations = [
    { id: 'acme', name: 'Acme', siret: null, vatNumber: null, regions: ['eu'], principal: 'principal', createdAt: 0 },
  ];
  bench.world.links = [];
});
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  open = [];
});

const mailboxThat = async (behaviour: Parameters<typeof startMailbox>[0] = {}): Promise<Mailbox> => {
  const mailbox = await startMailbox(behaviour);
  open.push(mailbox.close);
  return mailbox;
};
/** Cases of one replica, whose mails go to a server. */
const replica = (
  { url, silenceMs }: { url: string; silenceMs?: number },
  given: Parameters<RecordBench['casesWith']>[0] = {},
): RecordCases => {
  const postman = smtpPostman({ url, ...(silenceMs !== undefined && { silenceMs }) });
  open.push(postman.close);
  return bench.casesWith({ postman, ...given });
};
let causes = 0;
const empty = { account: '', address: '', language: '', link: '', replyTo: '' };
const wish = (to: MailTo, rest: Partial<MailWish> = {}) => {
  const cause = rest.cause ?? `cause ${(causes += 1)}`;
  const fact = askMail({ organisation: 'acme', subjectId: 'zoe', template: 'test', to, params: {}, ...rest, cause });
  return { ...fact, data: { mail: { ...empty, ...(fact.data as { mail: object }).mail } } };
};
const queue = async (cases: RecordCases, fact: Fact): Promise<void> => {
  const { mail } = fact.data as { mail: Parameters<RecordCases['queueMail']>[1] };
  await cases.queueMail({ service: 'identity', organisation: fact.organisation ?? '' }, mail);
};
const mails = () => bench.stores.mails.list(undefined, undefined, 100);
const toZoe = { account: 'zoe' };

describe('from the wish for a mail to the mailbox', () => {
  it('ID-51 a wish that is told, and told again, is one mail in the account’s language, sent once by two replicas', async () => {
    const mailbox = await mailboxThat();
    const cases = [replica(mailbox), replica(mailbox)];
    for (const one of cases) open.push(bench.hear(one), bench.tick(one));
    const fact = wish(toZoe);
    for (const id of ['w1', 'w1', 'w2']) await bench.identity.tell(fact, { id, again: true });
    await bench.identity.heard();
    await eventually(async () => expect((await mails()).map(({ state }) => state)).toEqual(['sent']));
    expect(mailbox.received).toHaveLength(1);
    const [mail] = mailbox.received;
    expect(mail?.to).toEqual(['zoe@exemple.fr']);
    expect(mail?.parsed).toMatchObject({
      subject: 'Test message',
      messageId: `<${(await mails())[0]?.messageId ?? ''}>`,
    });
    expect(mail?.parsed.from?.value).toEqual([{ name: 'Météo Atrium', address: 'ne-pas-repondre@atrium.example' }]);
    expect(mail?.parsed.replyTo?.value[0]?.address).toBe('aide@atrium.example');
  });

  it('ID-51 a hundred mails are each sent once by three replicas that all look at once', async () => {
    const mailbox = await mailboxThat();
    const cases = [replica(mailbox), replica(mailbox), replica(mailbox)];
    for (let index = 0; index < 100; index++) await queue(bench.casesWith(), wish(toZoe));
    while ((await Promise.all(cases.map((one) => one.sendDueMails()))).some((looked) => looked > 0));
    expect(mailbox.received).toHaveLength(100);
    expect(new Set(mailbox.received.map(({ parsed }) => parsed.messageId)).size).toBe(100);
    expect((await mails()).every(({ state, attempts }) => state === 'sent' && attempts === 1)).toBe(true);
  });

  it('ID-16 the link is in the mail, its token in the fragment, and nothing that is kept knows the token', async () => {
    const mailbox = await mailboxThat();
    const cases = replica(mailbox);
    const link = { id: 'link-1', kind: 'reset', subject: 'zoe', until: bench.clock() + 3600, usedAt: null } as const;
    bench.world.links = [link];
    await queue(
      cases,
      wish(toZoe, { template: 'reset', params: { login: 'zoe@exemple.fr', organisation: 'Acme' }, link: 'link-1' }),
    );
    await cases.sendDueMails();
    const token = bench.linkTokens.tokenOf('link-1');
    const url = `https://atrium.example/reset#${token}`;
    expect(mailbox.received[0]?.parsed.text?.split('\n')).toContain(url);
    expect(mailbox.received[0]?.parsed.html).toContain(`href="${url}"`);
    expect(JSON.stringify(await bench.stores.raw('mails').find().toArray())).not.toContain(token);
  });

  it('ID-16 a mail whose link was used or ended while it waited is not sent, and says why', async () => {
    const mailbox = await mailboxThat();
    const cases = replica(mailbox);
    const link = { kind: 'reset', subject: 'zoe', until: bench.clock() + 3600, usedAt: null } as const;
    bench.world.links = [
      { ...link, id: 'used', usedAt: bench.clock() },
      { ...link, id: 'over', until: bench.clock() },
    ];
    const params = { login: 'zoe', organisation: 'Acme' };
    for (const id of ['used', 'over', 'unknown'])
      await queue(cases, wish(toZoe, { template: 'reset', params, link: id }));
    await cases.sendDueMails();
    expect((await mails()).map(({ state, answer }) => [state, answer])).toEqual(Array(3).fill(['failed', 'link_over']));
    expect(mailbox.received).toEqual([]);
  });

  it('ID-51 goes to the address of the moment of sending; where there is none, to the organisation’s principal, who is told whom it is about', async () => {
    const mailbox = await mailboxThat();
    const cases = replica(mailbox);
    bench.world.accounts = [account('zoe', { email: '' }), account('mute', { email: '' }), account('principal')];
    await queue(cases, wish({ account: 'zoe' }));
    await cases.sendDueMails();
    expect(mailbox.received[0]?.to).toEqual(['principal@exemple.fr']);
    expect(mailbox.received[0]?.parsed.text).toContain('(Ali Nasser)');
    await queue(cases, wish({ account: 'mute' }));
    bench.world.accounts = [account('mute', { email: 'new@exemple.fr' })];
    await cases.sendDueMails();
    expect(mailbox.received[1]?.to).toEqual(['new@exemple.fr']);
    expect(mailbox.received[1]?.parsed.text).not.toContain('Ali Nasser');
    await queue(cases, wish({ account: 'nobody' }));
    await cases.sendDueMails();
    expect((await mails()).find(({ account: id }) => id === 'nobody')).toMatchObject({
      state: 'failed',
      answer: 'no_address',
    });
  });
});

describe('when a server does not take a mail', () => {
  it('ID-51 deferred, it is tried again after its pause with the same Message-ID, and arrives once', async () => {
    let refusals = 2;
    const mailbox = await mailboxThat({
      onRcptTo: (_, __, done) => done(refusals-- > 0 ? smtpError(451, 'greylisted') : null),
    });
    const cases = replica(mailbox);
    await queue(cases, wish(toZoe));
    await cases.sendDueMails();
    const [first] = await mails();
    expect(first).toMatchObject({
      state: 'queued',
      attempts: 1,
      nextAt: bench.clock() + 60,
      answer: expect.stringContaining('451'),
    });
    expect(await cases.sendDueMails()).toBe(0);
    bench.clock.advance(60);
    await cases.sendDueMails();
    expect((await mails())[0]).toMatchObject({ state: 'queued', attempts: 2, nextAt: bench.clock() + 120 });
    bench.clock.advance(120);
    await cases.sendDueMails();
    expect((await mails())[0]).toMatchObject({ state: 'sent', attempts: 3, sentAt: bench.clock(), nextAt: null });
    expect(mailbox.received.map(({ parsed }) => parsed.messageId)).toEqual([`<${first?.messageId ?? ''}>`]);
  });

  it('ID-51 bounced, it is tried no more, and stands in the operator’s list', async () => {
    const mailbox = await mailboxThat({ onRcptTo: (_, __, done) => done(smtpError(550, 'no such user')) });
    const cases = replica(mailbox);
    await queue(cases, wish(toZoe));
    await cases.sendDueMails();
    const { mails: listed } = await cases.listMails(someone('operator_administrator', 'operator'), {
      ...{ state: 'bounced', after: undefined, limit: 10 },
    });
    expect(listed).toMatchObject([
      { to: 'zoe@exemple.fr', attempts: 1, nextAt: null, answer: expect.stringContaining('no such user') },
    ]);
  });

  it('ID-51 a server that hangs holds up neither the other replica nor the mails behind', async () => {
    const hanging = await mailboxThat({
      onceRead: (mail, answer) => {
        if (!mail.to.includes('hang@exemple.fr')) answer();
      },
    });
    const cases = replica({ url: hanging.url, silenceMs: 3000 });
    await queue(cases, wish({ address: 'hang@exemple.fr', language: 'fr' }));
    for (let index = 0; index < 5; index++) await queue(cases, wish(toZoe));
    await cases.sendDueMails();
    const states = (await mails()).map(({ to, state }) => `${to} ${state}`).sort();
    expect(states).toEqual(['hang@exemple.fr queued', ...Array<string>(5).fill('zoe@exemple.fr sent')]);
  });

  it('ID-51 a process that dies between the server’s "taken" and its own note sends again when its lease is over, with the same Message-ID, and never a third time', async () => {
    const mailbox = await mailboxThat();
    const dying = replica(mailbox, {
      mails: {
        ...bench.stores.mails,
        update: async (id, decide, how) => {
          if (mailbox.received.length > 0) throw serviceUnavailable();
          return bench.stores.mails.update(id, decide, how);
        },
      },
    });
    await queue(dying, wish(toZoe));
    await expect(dying.sendDueMails()).rejects.toThrow('service.unavailable');
    const living = replica(mailbox);
    expect(await living.sendDueMails()).toBe(0);
    for (let later = 0; later < 3; later++) {
      bench.clock.advance(180);
      await living.sendDueMails();
    }
    expect(mailbox.received).toHaveLength(2);
    expect(new Set(mailbox.received.map(({ parsed }) => parsed.messageId)).size).toBe(1);
    expect((await mails())[0]).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('ID-51 a mail that cannot be written out is told to the log and holds up no other', async () => {
    const mailbox = await mailboxThat();
    const find = (id: string) =>
      id === 'odd' ? Promise.reject(new Error('a defect')) : Promise.resolve({ state: account(id), version: 1 });
    const cases = replica(mailbox, { accounts: { find } });
    await queue(cases, wish({ account: 'odd' }));
    await queue(cases, wish(toZoe));
    await cases.sendDueMails();
    expect(mailbox.received).toHaveLength(1);
    expect(bench.stuck.splice(0)).toMatchObject([{ message: 'a defect' }]);
    expect((await mails()).find(({ account: id }) => id === 'odd')).toMatchObject({
      state: 'queued',
      answer: 'defect',
    });
  });
});

describe('wishes that nothing can mend', () => {
  it.each([
    ['an unknown template', { template: 'no_such' }],
    ['two addresses in one', { address: 'a@exemple.fr, b@exemple.fr' }],
    ['a header in an address', { address: 'a@exemple.fr\r\nBcc: b@exemple.fr' }],
    ['a header in the address for replies', { replyTo: 'a@exemple.fr\r\nBcc: b@exemple.fr' }],
    ['a header in the references', { references: ['a@b\r\nBcc: c@exemple.fr'] }],
    ['no address at all', { address: '' }],
    ['files, which nothing can add yet', { attachments: ['file'] }],
    ['a cause of 201 characters', { cause: 'c'.repeat(201) }],
  ])('ID-51 %s: request.invalid, and nothing is queued', async (_, rest) => {
    const wanted = {
      cause: `bad ${(causes += 1)}`,
      template: 'test',
      address: 'a@exemple.fr',
      language: 'fr',
      ...rest,
    };
    const asked = bench.casesWith().queueMail({ service: 'identity', organisation: '' }, wanted);
    await expect(asked).rejects.toMatchObject({ code: 'request.invalid' });
    expect(await mails()).toEqual([]);
  });

  it('ID-16 another service cannot have a link of identity sent', async () => {
    const wanted = { cause: 'theirs', template: 'test', account: 'zoe', link: 'link-1' };
    const asked = bench.casesWith().queueMail({ service: 'ticketing', organisation: '' }, wanted);
    await expect(asked).rejects.toMatchObject({ fields: [{ field: 'link', code: 'not_allowed' }] });
  });

  it('EV-06 goes to the dead letters at once, and what comes after it is queued', async () => {
    open.push(bench.hear(bench.casesWith()));
    const before = await bench.deadLetters();
    await bench.identity.tell({
      type: 'mail.asked',
      subjectId: 'zoe',
      data: { mail: { ...(wish(toZoe).data as { mail: object }).mail, template: 'no_such' } },
    });
    await bench.identity.tell(wish(toZoe), { version: 2 });
    await eventually(async () => expect(await bench.deadLetters()).toBe(before + 1));
    await eventually(async () => expect(await mails()).toHaveLength(1));
  });
});

describe('from a fact to the audit trail', () => {
  const ada = { kind: 'account', id: 'ada', name: 'Ada' } as const;
  const changed = (organisation: string, id = 'zoe') =>
    accountChanged(account(id, { memberships: [{ organisation, role: 'member', since: 0 }] }), ['phone'], ada);
  const told = (fact: Fact) => publicFact(fact, { version: 1 });

  it('ID-45 every fact has its entry once, however often it comes, in the order of its aggregate; a wish for a mail has none', async () => {
    open.push(bench.hear(bench.casesWith()));
    const tell = (fact: Fact, version: number, id: string) =>
      bench.identity.tell(told(fact), { version, id, again: true });
    const organisation = { ...bench.world.organisations[0], id: 'facts', name: 'Facts' } as Parameters<
      typeof organisationCreated
    >[0];
    await tell(organisationCreated(organisation, ada), 1, 'f0');
    for (let version = 1; version <= 20; version++) await tell(changed('facts', 'one'), version, `f${version}`);
    await tell(changed('facts', 'one'), 20, 'f20');
    await tell({ ...wish(toZoe), organisation: 'facts' }, 1, 'mail');
    await bench.identity.heard();
    const entries = await listed(bench.stores.audit.chain('facts'));
    expect(entries).toHaveLength(21);
    const ofOne = entries.filter(({ subject }) => subject === 'one').map(({ event }) => event);
    expect(ofOne).toEqual(Array.from({ length: 20 }, (_, index) => `f${index + 1}`));
    expect(entries.find(({ event }) => event === 'f0')).toMatchObject({
      act: 'organisation.created',
      actor: 'ada',
      subject: 'facts',
    });
  });

  it('ID-45 a process killed between a fact and its entry, or between the entry and its acknowledgement, loses none and doubles none', async () => {
    const dying = await startProcess(join(import.meta.dirname, 'audit-process.ts'), {
      ...bench.corner.env,
      DATABASE: bench.corner.database,
    });
    await bench.identity.tell(told(changed('kill', 'unwritten')), { id: 'k1' });
    await bench.identity.tell(told(changed('kill', 'written')), { id: 'k2' });
    expect(await dying.ended).toEqual({ code: null, signal: 'SIGKILL' });
    const subjects = async () => (await listed(bench.stores.audit.chain('kill'))).map(({ subject }) => subject);
    expect(await subjects()).toEqual(['written']);
    open.push(bench.hear(bench.casesWith()));
    await eventually(async () => expect(await subjects()).toEqual(['written', 'unwritten']), { timeoutMs: 30_000 });
    await bench.identity.heard();
    expect(await subjects()).toHaveLength(2);
    const principal = someone('principal', 'kill');
    expect(await bench.casesWith().verifyAudit(principal)).toMatchObject({ good: 2, broken: 0 });
  }, 60_000);
});

describe('reading over gRPC', () => {
  const operator = someone('operator_administrator', 'operator');
  const served = async () => {
    const door = await serveRecords(bench.casesWith());
    open.push(door.close);
    return door.ask;
  };
  const append = (organisation: string, index: number) =>
    bench.casesWith().appendAudit({
      ...{ id: `${organisation}-${index}`, type: 'atrium.identity.account.blocked.v1', subject: 'zoe', organisation },
      ...{ time: '2026-11-22T10:00:00Z', data: { account: 'zoe', by: { kind: 'clock', id: '', name: 'clock' } } },
    });

  it('ID-44 ID-45 the audit trail is read by principals and administrators, each that of its own organisation', async () => {
    const ask = await served();
    for (let index = 1; index <= 3; index++) await append('ours', index);
    await append('theirs', 1);
    const principal = someone('principal', 'ours');
    const { entries } = await ask('ListAudit', {}, principal);
    expect(entries.map(({ number, organisation }) => [number, organisation])).toEqual(
      [3, 2, 1].map((one) => [one, 'ours']),
    );
    expect(entries[0]).toMatchObject({
      act: 'account.blocked',
      actorKind: 'clock',
      event: 'ours-3',
      details: '{"account":"zoe"}',
    });
    expect(await ask('VerifyAudit', {}, principal)).toEqual({ good: 3, broken: 0, hash: entries[0]?.hash });
    expect(
      (await ask('ListAudit', {}, operator)).entries.filter(({ organisation }) => organisation !== 'operator'),
    ).toEqual([]);
    for (const role of ['member', 'agent'] as const)
      for (const method of ['ListAudit', 'VerifyAudit'] as const)
        await expect(ask(method, {}, someone(role, 'ours'))).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(ask('ListAudit', {}, anonymous)).rejects.toMatchObject({ code: 'request.unauthenticated' });
    await expect(ask('VerifyAudit', {}, anonymous)).rejects.toMatchObject({ code: 'request.unauthenticated' });
  });

  it('ID-45 an act is asked for whole or by its begin, and pages go on with their question only', async () => {
    const ask = await served();
    for (let index = 1; index <= 5; index++) await append('pages', index);
    const principal = someone('principal', 'pages');
    const numbers = async (request: object) =>
      (await ask('ListAudit', request, principal)).entries.map(({ number }) => number);
    expect(await numbers({ act: 'account' })).toEqual([5, 4, 3, 2, 1]);
    expect(await numbers({ act: 'account.blocked', subject: 'zoe' })).toHaveLength(5);
    expect(await numbers({ act: 'account.block' })).toEqual([]);
    expect(await numbers({ act: 'acc' })).toEqual([]);
    const first = await ask('ListAudit', { page: { size: 2 } }, principal);
    const second = await ask('ListAudit', { page: { size: 2, token: first.nextPageToken } }, principal);
    expect(second.entries.map(({ number }) => number)).toEqual([3, 2]);
    const other = ask('ListAudit', { act: 'account', page: { token: first.nextPageToken } }, principal);
    await expect(other).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('ID-44 ID-51 the queue is read by administrators of the operator only, without links and parameters', async () => {
    const ask = await served();
    await queue(bench.casesWith(), wish({ address: 'zoe@exemple.fr', language: 'fr' }));
    const { mails: listed } = await ask('ListMails', { state: 'queued' }, operator);
    expect(listed).toEqual([
      {
        ...{
          id: expect.stringMatching(/^[0-9a-f]{40}@atrium\.example$/),
          to: 'zoe@exemple.fr',
          template: 'test',
          state: 'queued',
        },
        ...{ attempts: 0, answer: '', sentAt: null, nextAt: expect.anything(), createdAt: expect.anything() },
      },
    ]);
    for (const role of ['agent', 'principal', 'member'] as const)
      await expect(ask('ListMails', {}, someone(role, 'acme'))).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(ask('ListMails', {}, anonymous)).rejects.toMatchObject({ code: 'request.unauthenticated' });
    await expect(ask('ListMails', { state: 'lost' }, operator)).rejects.toMatchObject({ code: 'request.invalid' });
    expect(sender.address).toContain('@atrium.example');
  });
});
