import type { Language } from './accounts.ts';
import type { Decision } from './facts.ts';

/** Where a mail stands: `queued` until a server took it, or nobody tries any more. */
export const mailStates = ['queued', 'sent', 'failed', 'bounced'] as const;

export type MailState = (typeof mailStates)[number];

/** A mail that was asked for (ID-51). All times in Unix seconds. The token of its link is made when it is written out. */
export type Mail = {
  /** Made of the service that asked and its cause: one mail for each. */
  id: string;
  /** Without brackets; the same at every try. */
  messageId: string;
  template: string;
  /** Whose matter it is; empty where nobody's. */
  within: string;
  /** Id of the account that gets it, at its address of the moment; empty where an address was given. */
  account: string;
  /** Where it goes; of an account: where it went last, empty until it was tried. */
  to: string;
  /** Empty for that of the account. */
  language: Language | '';
  params: Readonly<Record<string, string>>;
  /** Id of its link; empty for none. */
  link: string;
  replyTo: string;
  references: readonly string[];
  state: MailState;
  /** Times that it was taken to be sent. */
  attempts: number;
  /** What the server said last, or why it was never asked: see `ownAnswers`. */
  answer: string;
  /** Who sends it, or sent it last. */
  worker: string;
  createdAt: number;
  sentAt: number | null;
  /** When it is tried next, and until when it is its worker's; null when nobody tries any more. */
  nextAt: number | null;
};

/** Answers that are ours and no server's. */
export const ownAnswers = {
  /** The account is gone, or nobody of its organisation has an address. */
  noAddress: 'no_address',
  /** Its link works no longer: the mail would say what is not true. */
  linkOver: 'link_over',
  /** It could not be written out: a defect, which the log tells. */
  defect: 'defect',
} as const;

/**
 * What became of a try. `bounced`: the server knows no such address. `refused`: it will never take this mail.
 * `later`: anything that may pass.
 */
export type Delivery = { outcome: 'sent' | 'bounced' | 'refused' | 'later'; to: string; answer: string };

/** How long a mail is its worker's, in seconds: longer than the longest try, so that only a dead one's is taken again. */
export const mailLeaseSeconds = 180;

/** How long a mail is tried, in seconds. */
const triedFor = 3 * 86_400;

/** Seconds from a try that failed to the next: 1 minute, doubled each time, 6 hours at most. */
export const mailPause = (attempts: number): number => Math.min(60 * 2 ** Math.max(0, attempts - 1), 6 * 3600);

/** What a mail is before anybody tried to send it. */
export const freshMail = { state: 'queued', attempts: 0, answer: '', worker: '', sentAt: null } as const;

const changed = (state: Mail): Decision<Mail> => ({ state, facts: [] });

/**
 * Takes a mail that is due, for one worker; undefined when another was first. The try is counted here, and the pause
 * begins here: a mail at which processes die is tried no more often than one that servers refuse.
 */
export const takeMail = (mail: Mail, worker: string, now: number): Decision<Mail> | undefined => {
  if (mail.state !== 'queued' || mail.nextAt === null || mail.nextAt > now) return undefined;
  const attempts = mail.attempts + 1;
  const nextAt = now + Math.max(mailLeaseSeconds, mailPause(attempts));
  return changed({ ...mail, attempts, worker, nextAt });
};

/**
 * Notes what became of a try; undefined where that is known already. That a server took it counts whoever says so:
 * a worker that was thought dead may have sent it, and it must not go out once more.
 */
export const noteDelivery = (
  mail: Mail,
  worker: string,
  { outcome, to, answer }: Delivery,
  now: number,
): Decision<Mail> | undefined => {
  if (mail.state === 'sent') return undefined;
  if (outcome === 'sent') return changed({ ...mail, to, answer, state: 'sent', sentAt: now, nextAt: null });
  if (mail.state !== 'queued' || mail.worker !== worker) return undefined;
  const tried = { ...mail, to, answer };
  if (outcome === 'later') return changed(tryAgain(tried, now));
  return changed({ ...tried, state: outcome === 'bounced' ? 'bounced' : 'failed', nextAt: null });
};

const tryAgain = (mail: Mail, now: number): Mail => {
  const nextAt = now + mailPause(mail.attempts);
  return nextAt > mail.createdAt + triedFor ? { ...mail, state: 'failed', nextAt: null } : { ...mail, nextAt };
};
