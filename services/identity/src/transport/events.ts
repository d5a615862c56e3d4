import { isAtriumError } from '@atrium/chassis/errors';
import { type Handle, startConsumer } from '@atrium/chassis/events/consumer';
import { deadLettersOn } from '@atrium/chassis/events/dead-letters';
import { PoisonEvent } from '@atrium/chassis/events/poison';
import {
  type DurableDeclaration,
  durableOn,
  rootOf,
  type StreamNaming,
  streamOf,
} from '@atrium/chassis/events/streams';
import type { Kit } from '@atrium/chassis/run';
import type { OpenStores } from '@atrium/chassis/stores';
import type { RecordCases } from '../application/record-cases.ts';
import type { MailWanted } from '../domain/mail-wanted.ts';

/** The services whose wish for a mail is heard: each tells `mail.asked` in its own stream. */
const mailAskers = ['identity'] as const;

const mailsOf = (service: string, naming: StreamNaming): DurableDeclaration =>
  durableOn(streamOf(service, naming), `identity-mails-${service}`, {
    description: `Queues the mails that ${service} asks for (ID-51).`,
    filterSubjects: [`${rootOf(naming.prefix)}.${naming.region}.*.${service}.mail.asked.v1`],
  });

const auditOf = (naming: StreamNaming): DurableDeclaration =>
  durableOn(streamOf('identity', naming), 'identity-audit', {
    description: 'Notes what happened in the audit trail (ID-45).',
    // All of them: a kind of event that is new is audited, until somebody says that it is not.
    filterSubjects: [`${rootOf(naming.prefix)}.${naming.region}.*.identity.>`],
  });

/** What this service hears of itself and of others; made by its migration. */
export const identityDurables = (naming: StreamNaming): DurableDeclaration[] => [
  auditOf(naming),
  ...mailAskers.map((service) => mailsOf(service, naming)),
];

type Hearing = Pick<Kit, 'logger' | 'onStop'> & Pick<OpenStores, 'connection' | 'nats'> & { naming: StreamNaming };
type Cases = Pick<RecordCases, 'queueMail' | 'appendAudit'>;

const queueing =
  (cases: Cases, service: string): Handle =>
  async ({ organisation = '', data }) => {
    const { mail } = data as { mail?: MailWanted };
    try {
      await cases.queueMail({ service, organisation }, mail ?? { cause: '', template: '' });
    } catch (error) {
      // No repetition mends it: the dead letters have it, and say why.
      if (isAtriumError(error) && error.kind === 'invalid') throw new PoisonEvent(error.message, { cause: error });
      throw error;
    }
  };

/** The doors by which events come in; each may come twice (EV-02), and is acknowledged after its effect. */
export const startEvents = (cases: Cases, { connection, nats, naming, logger, onStop }: Hearing): void => {
  const shared = { connection, nats, logger, deadLetters: deadLettersOn(nats, 'identity', naming) };
  const consumers = [
    // Entries of one chain race for its end: a few at a time lose less work than many.
    startConsumer({ ...shared, durable: auditOf(naming), handle: cases.appendAudit, concurrency: 4 }),
    ...mailAskers.map((service) =>
      startConsumer({ ...shared, durable: mailsOf(service, naming), handle: queueing(cases, service) }),
    ),
  ];
  onStop('events', async () => {
    await Promise.all(consumers.map(({ stop }) => stop()));
  });
};
