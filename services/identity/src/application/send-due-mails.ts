import { isAtriumError } from '@atrium/chassis/errors';
import { type Delivery, type Mail, noteDelivery, ownAnswers, takeMail } from '../domain/mails.ts';
import type { RecordDeps } from './record-ports.ts';
import { writeMail } from './shared/write-mail.ts';

type Needs = Omit<RecordDeps, 'audit' | 'digest'>;

/** How many are looked up at a time. */
const atOnce = 50;
/** How many are under way at a time: as many as the postman has connections. */
const lanes = 2;

/**
 * Sends the mails whose time has come (ID-51); answers how many it looked at. Each is taken by compare-and-set, so any
 * number of replicas may run this. A process that dies between the server's "taken" and our own note of it leaves a mail
 * that is sent a second time when its lease is over, with the same Message-ID, by which mail programs and servers know it:
 * SMTP offers no more.
 */
export const sendDueMails =
  (deps: Needs) =>
  async (signal?: AbortSignal): Promise<number> => {
    const ids = await deps.mails.due(deps.clock.now(), atOnce);
    const waiting = ids.values();
    const lane = async (): Promise<void> => {
      for (const id of waiting) {
        if (signal?.aborted === true) return;
        await sendOne(deps, id);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return ids.length;
  };

const sendOne = async (deps: Needs, id: string): Promise<void> => {
  const { mails, clock, ids } = deps;
  const worker = ids.next();
  const takenAt = clock.now();
  const { state: mail } = await mails.update(id, (found) => takeMail(found, worker, takenAt), { now: takenAt });
  if (mail.worker !== worker) return;
  const delivery = await deliver(deps, mail);
  const now = clock.now();
  await mails.update(id, (found) => noteDelivery(found, worker, delivery, now), { now });
};

const deliver = async (deps: Needs, mail: Mail): Promise<Delivery> => {
  try {
    const written = await writeMail(deps)(mail);
    if ('never' in written) return { outcome: 'refused', to: mail.to, answer: written.never };
    return await deps.postman.send(written.letter);
  } catch (error) {
    // With the store away nothing can be sent: it is this mail's turn again when its lease is over.
    if (isAtriumError(error) && error.kind === 'unavailable') throw error;
    // A defect: this one must not hold up the others, and somebody has to know.
    deps.tellStuckMail(error, mail.id);
    return { outcome: 'later', to: mail.to, answer: ownAnswers.defect };
  }
};
