import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as it came: its envelope, its bytes, and what a mail program reads in them. */
export type Received = { to: string[]; raw: string; parsed: ParsedMail };

/** A real SMTP server of a test. */
export type Mailbox = {
  url: string;
  received: Received[];
  /** How many connections there were, and how often a mail was begun. */
  counts: { connections: number; mails: number };
  close: () => Promise<void>;
};

/** An answer of a server: `smtpError(451, 'come back')`. */
export const smtpError = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });

type Behaviour = Pick<SMTPServerOptions, 'onRcptTo' | 'onMailFrom'> & {
  /** Instead of taking the mail, once all of it is there. */
  onceRead?: (received: Received, answer: (error?: Error | null) => void) => void;
};

const text = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

/** Starts it; it takes every mail unless it is told otherwise. */
export const startMailbox = async ({ onceRead, ...behaviour }: Behaviour = {}): Promise<Mailbox> => {
  const received: Received[] = [];
  const counts = { connections: 0, mails: 0 };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onConnect: (_, done) => {
      counts.connections += 1;
      done();
    },
    ...behaviour,
    onData: (stream, session, done) => {
      counts.mails += 1;
      void (async (): Promise<void> => {
        const raw = await text(stream);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const mail = { to, raw, parsed: await simpleParser(raw) };
        if (onceRead === undefined) {
          received.push(mail);
          done();
        } else onceRead(mail, done);
        // Who broke off in the middle of a mail waits for no answer.
      })().catch(() => undefined);
    },
  });
  // Clients that are cut off are what some tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    counts,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
