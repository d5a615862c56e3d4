import { createTransport } from 'nodemailer';
import { isOneAddress, subjectOf } from '../domain/mail-words.ts';
import type { Delivery } from '../domain/mails.ts';
import type { Letter, Postman } from '../application/record-ports.ts';

/** How to reach the server. All times in milliseconds. */
export type SmtpOptions = {
  /** `smtp://user:pass@host:port`, `smtps://...`; `?requireTLS=true` where it must not be spoken to in the clear. */
  url: string;
  connectMs?: number;
  greetingMs?: number;
  /** How long the server may be silent in the middle of a mail. */
  silenceMs?: number;
  /** How long a mail may take in all: less than the lease of a mail. */
  wholeMs?: number;
};

/** A postman, and how to let its connections go. */
export type SmtpPostman = Postman & { close: () => void };

/**
 * Carries mails to a server that speaks SMTP (ID-51), over two connections at most that are kept for the next mail.
 * Envelope and headers are made of checked parts only: one address, one line; so nothing in a mail can add a header or a
 * recipient.
 */
export const smtpPostman = (options: SmtpOptions): SmtpPostman => {
  const { url, connectMs = 10_000, greetingMs = 10_000, silenceMs = 30_000, wholeMs = 120_000 } = options;
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    // Once only, and only where not a byte of the mail was sent: a connection that the server closed while it was idle.
    maxRequeues: 1,
    connectionTimeout: connectMs,
    greetingTimeout: greetingMs,
    socketTimeout: silenceMs,
    dnsTimeout: connectMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (letter) => {
      if (!isOneAddress(letter.to)) return { outcome: 'refused', to: '', answer: 'no_address' };
      try {
        const { response } = await transport.sendMail({
          ...messageOf(letter),
          signal: AbortSignal.timeout(wholeMs),
        });
        return { outcome: 'sent', to: letter.to, answer: answerOf(response) };
      } catch (error) {
        return { outcome: outcomeOf(error as SmtpError), to: letter.to, answer: answerOf(String(error)) };
      }
    },
    close: () => transport.close(),
  };
};

const messageOf = ({ sender, to, replyTo, references, messageId, language, ...letter }: Letter) => ({
  envelope: { from: sender.address, to: [to] },
  from: { name: subjectOf(sender.name), address: sender.address },
  to: { name: '', address: to },
  replyTo: isOneAddress(replyTo) ? { name: '', address: replyTo } : undefined,
  messageId: `<${messageId}>`,
  references: references.map((id) => `<${id}>`),
  subject: subjectOf(letter.subject),
  text: letter.text,
  html: letter.html,
  headers: {
    'Content-Language': language,
    // No answering machine answers it, and no machine takes it for a person's.
    'Auto-Submitted': 'auto-generated',
  },
});

type SmtpError = { responseCode?: number; command?: string };

/**
 * What a failure means. A 5xx about the recipient is a bounce, one about the mail itself a refusal. All else may pass: a
 * 4xx, silence, a lost connection; and a 5xx about us, our name, our password or our sender's address, for that is a
 * setting, and mails must not be lost for it.
 */
const outcomeOf = ({ responseCode = 0, command = '' }: SmtpError): Delivery['outcome'] => {
  if (responseCode < 500) return 'later';
  if (command === 'RCPT TO') return 'bounced';
  return command === 'DATA' ? 'refused' : 'later';
};

const answerOf = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, 300);
