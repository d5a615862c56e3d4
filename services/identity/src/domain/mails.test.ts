import { describe, expect, it } from '@jest/globals';
import { freshMail, type Mail, mailLeaseSeconds, mailPause, noteDelivery, takeMail } from './mails.ts';

const now = 1_800_000_000;
const mail: Mail = {
  ...freshMail,
  ...{ id: 'a', messageId: 'a@atrium.example', template: 'test', within: '', account: '', to: 'zoe@exemple.fr' },
  ...{ language: 'fr', params: {}, link: '', replyTo: '', references: [], createdAt: now, nextAt: now },
};
const later = { outcome: 'later', to: 'zoe@exemple.fr', answer: '451 come back' } as const;
const sent = { outcome: 'sent', to: 'zoe@exemple.fr', answer: '250 taken' } as const;

const taken = (from: Mail, at: number, worker = 'w'): Mail => takeMail(from, worker, at)?.state ?? from;

describe('a queued mail', () => {
  it('ID-51 is tried after 1 minute, then after twice as long each time, up to 6 hours', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 60].map((attempts) => mailPause(attempts) / 60);
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]);
  });

  it('ID-51 is given up as failed after 3 days, and says what the server said last', () => {
    let state = mail;
    let at = now;
    while (state.state === 'queued') {
      at = state.nextAt ?? at;
      state = noteDelivery(taken(state, at), 'w', later, at)?.state ?? state;
    }
    expect(state).toMatchObject({ state: 'failed', nextAt: null, answer: '451 come back', sentAt: null });
    expect(at - now).toBeGreaterThan(2.7 * 86_400);
    expect(at - now).toBeLessThanOrEqual(3 * 86_400);
    expect(state.attempts).toBeLessThan(25);
  });

  it('ID-51 is taken by one worker only, until its lease is over', () => {
    const first = taken(mail, now);
    expect(first).toMatchObject({ worker: 'w', attempts: 1, nextAt: now + mailLeaseSeconds });
    expect(takeMail(first, 'other', now + mailLeaseSeconds - 1)).toBeUndefined();
    expect(takeMail(first, 'other', now + mailLeaseSeconds)?.state).toMatchObject({ worker: 'other', attempts: 2 });
    expect(takeMail(mail, 'early', now - 1)).toBeUndefined();
  });

  it('ID-51 at which its workers die is tried no more often than one that servers refuse', () => {
    let state = mail;
    let at = now;
    for (let death = 1; death <= 8; death++) {
      state = taken(state, at);
      expect((state.nextAt ?? 0) - at).toBe(Math.max(mailLeaseSeconds, mailPause(death)));
      at = state.nextAt ?? at;
    }
  });

  it('ID-51 that a server took is sent, whoever says so; what a worker that lost it says besides does not count', () => {
    const second = taken(taken(mail, now, 'slow'), now + mailLeaseSeconds, 'next');
    expect(noteDelivery(second, 'slow', later, now + 200)).toBeUndefined();
    expect(noteDelivery(second, 'slow', { ...later, outcome: 'bounced' }, now + 200)).toBeUndefined();
    const done = noteDelivery(second, 'slow', sent, now + 200)?.state ?? second;
    expect(done).toMatchObject({ state: 'sent', sentAt: now + 200, nextAt: null });
    expect(noteDelivery(done, 'next', later, now + 201)).toBeUndefined();
    expect(takeMail(done, 'third', now + 9999)).toBeUndefined();
  });

  it('ID-51 that is refused for good is tried no more: bounced for an unknown address, else failed', () => {
    const refused = (outcome: 'bounced' | 'refused') =>
      noteDelivery(taken(mail, now), 'w', { ...later, outcome }, now)?.state;
    expect(refused('bounced')).toMatchObject({ state: 'bounced', nextAt: null });
    expect(refused('refused')).toMatchObject({ state: 'failed', nextAt: null });
  });
});
