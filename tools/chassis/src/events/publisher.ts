import { createInbox, type Msg, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';

/** Publishes to a stream and waits for its acknowledgement. */
export type Publisher = {
  /** Settles when the stream has the message, or had it already. @throws PublishError. */
  publish: (subject: string, body: Uint8Array, headers: MsgHdrs) => Promise<void>;
  close: () => void;
};

/** The stream did not acknowledge: it is away, has no leader, did not answer in time, or refused; `subject` says what. */
export class PublishError extends Error {
  override readonly name = 'PublishError';
}

/** How long a message waits for its acknowledgement, in milliseconds. */
export const publishTimeoutMs = 3000;

type Waiting = { resolve: () => void; reject: (error: Error) => void; until: number };

/**
 * A publisher with one inbox and one timer for all messages: a quarter of the CPU of the client's own `publish`, which
 * makes a request with its timer for each.
 *
 * @param isUp whether the connection stands; when it does not, what is under way fails at once.
 * @example
 * const publisher = makePublisher(connection, nats.isUp);
 * await publisher.publish(subjectOf(fact, origin), bodyOf(fact, origin), headersOf(fact, origin));
 */
export const makePublisher = (connection: NatsConnection, isUp: () => boolean): Publisher => {
  const inbox = `${createInbox()}.`;
  const waiting = new Map<string, Waiting>();
  let count = 0;
  const settle = (token: string, error?: Error): void => {
    const one = waiting.get(token);
    waiting.delete(token);
    if (error === undefined) one?.resolve();
    else one?.reject(error);
  };
  const subscription = connection.subscribe(`${inbox}*`, {
    callback: (error, message) => settle(message.subject.slice(inbox.length), error ?? refusalOf(message)),
  });
  const sweep = setInterval(() => {
    const up = isUp();
    const now = performance.now();
    for (const [token, { until }] of waiting) {
      if (!up) settle(token, new PublishError('the broker is away'));
      else if (until < now) settle(token, new PublishError('no acknowledgement in time'));
    }
  }, 100).unref();
  return {
    publish: (subject, body, headers) =>
      new Promise((resolve, reject) => {
        const token = (count++).toString(36);
        const fail = (error: Error): void => reject(Object.assign(error, { subject }));
        waiting.set(token, { resolve, reject: fail, until: performance.now() + publishTimeoutMs });
        try {
          connection.publish(subject, body, { headers, reply: inbox + token });
        } catch (error) {
          settle(token, new PublishError('the client refused the message', { cause: error }));
        }
      }),
    close: () => {
      clearInterval(sweep);
      if (!connection.isClosed()) subscription.unsubscribe();
      for (const token of [...waiting.keys()]) settle(token, new PublishError('closed'));
    },
  };
};

type PubAck = { stream?: string; error?: { code: number; description: string } };

// Anybody may answer on a subject; thrown in here, a wrong answer would end the subscription.
const ackOf = (message: Msg): PubAck => {
  try {
    return message.json<PubAck>();
  } catch {
    return {};
  }
};

const refusalOf = (message: Msg): Error | undefined => {
  if (message.headers?.code === 503) return new PublishError('no stream listens to the subject');
  const { stream, error } = ackOf(message);
  if (error !== undefined) return new PublishError(`${error.code} ${error.description}`);
  return stream === undefined ? new PublishError('the answer is no acknowledgement') : undefined;
};
