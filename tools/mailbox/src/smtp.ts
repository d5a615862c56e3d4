import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Mail } from './mail.ts';

/** An SMTP server that takes every mail. */
export type Smtp = { port: number; stop: () => Promise<void> };

const largestBytes = 25 * 1024 * 1024;

const idAt = (now: Date): string => `${now.toISOString().replace(/\D/g, '')}-${randomBytes(4).toString('hex')}`;

const read = async (stream: Readable, { envelope }: SMTPServerSession): Promise<Mail> => {
  const { from, subject = '', messageId = '', text = '', html } = await simpleParser(stream);
  const now = new Date();
  return {
    ...{ id: idAt(now), at: now.toISOString(), from: from?.text ?? '', subject, messageId, text },
    // Who really gets it, be it written in the mail or not.
    to: envelope.rcptTo.map(({ address }) => address),
    html: html === false ? '' : html,
  };
};

const listen = (server: SMTPServer, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    const listening = server.listen(port, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port));
  });

/** Takes mails on 127.0.0.1, without encryption or password: nobody else reaches it. */
export const startSmtp = async (port: number, keep: (mail: Mail) => void): Promise<Smtp> => {
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true },
    ...{ size: largestBytes, logger: false },
    onData: (stream, session, done) => {
      read(stream, session)
        .then((mail) => {
          if (stream.sizeExceeded) throw Object.assign(new Error('too large'), { responseCode: 552 });
          keep(mail);
          done();
        })
        .catch((error: unknown) => done(error instanceof Error ? error : new Error(String(error))));
    },
  });
  // A client that goes away in the middle is none of our concern.
  const chosen = await listen(server, port);
  server.on('error', () => undefined);
  return { port: chosen, stop: () => new Promise((resolve) => server.close(() => resolve())) };
};
