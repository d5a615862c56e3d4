import type { File, Message, Named } from './descriptors.ts';
import { messagesIn } from './descriptors.ts';

/** An event that a contract declares: a message of an `_events.proto` whose comment names its subject. */
export type DeclaredEvent = {
  /** `atrium.status.event.published.v1`. */
  type: string;
  service: string;
  /** `event.published`. */
  subject: string;
  message: Named<Message>;
  description: string;
};

/**
 * All events of the contracts, by type.
 *
 * @throws Error when a message of an `_events.proto` does not end its comment with `Subject: <aggregate>.<event>.`.
 */
export const declaredEvents = (files: File[]): DeclaredEvent[] => {
  const messages = [...messagesIn(files).values()].filter(({ file }) => file.name.endsWith('_events.proto'));
  return messages.map(eventOf).sort((a, b) => (a.type < b.type ? -1 : 1));
};

const eventOf = (message: Named<Message>): DeclaredEvent => {
  const [, description, subject] = /^(.*?) ?Subject: ([a-z_]+\.[a-z_]+)\.$/.exec(message.comment) ?? [];
  const [, service, version] = /^atrium\.([a-z_]+)\.(v\d+)$/.exec(message.file.package) ?? [];
  if (subject === undefined || service === undefined || version === undefined || description === undefined) {
    throw new Error(`${message.fullName}: its comment must end with "Subject: <aggregate>.<event>."`);
  }
  const dashed = service.replaceAll('_', '-');
  return { type: `atrium.${dashed}.${subject}.${version}`, service: dashed, subject, message, description };
};
