import type { Aggregates } from '@atrium/chassis/use-case';
import type { AuditDraft, AuditEntry, AuditHead, Digest } from '../domain/audit.ts';
import type { Fact } from '../domain/facts.ts';
import type { Delivery, Mail, MailState } from '../domain/mails.ts';
import type { MailSender } from '../domain/templates/compose.ts';
import type { Accounts, Common, Links, LinkTokens, Organisations } from './ports.ts';

/** Where a page of mails goes on. */
export type MailCursor = { at: number; id: string };

/** The queue of mails (ID-51); each is forgotten 90 days after it was asked for. */
export type Mails = Aggregates<Mail, Fact> & {
  /** Ids of those that are to be tried by now, those that wait longest first. */
  due: (now: number, limit: number) => Promise<string[]>;
  /** Newest first. */
  list: (state: MailState | undefined, after: MailCursor | undefined, limit: number) => Promise<Mail[]>;
};

/** A mail as it goes out. */
export type Letter = {
  /** Without brackets. */
  messageId: string;
  sender: Pick<MailSender, 'name' | 'address'>;
  to: string;
  replyTo: string;
  references: readonly string[];
  language: string;
  subject: string;
  text: string;
  html: string;
};

/** Who carries mails away: a server that speaks SMTP. Never rejects: what went wrong is an outcome. */
export type Postman = { send: (letter: Letter) => Promise<Delivery> };

/** Where a page of the audit trail goes on: time and number of the last entry. */
export type AuditCursor = { at: number; number: number };

/** Which entries are wanted: of one organisation, always. Times in Unix seconds, `to` not included. */
export type AuditFilter = {
  organisation: string;
  act?: string | undefined;
  subjectKind?: string | undefined;
  actor?: string | undefined;
  subject?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
};

/** Gives an entry its place behind the last one. */
export type Seal = (draft: AuditDraft, last: Pick<AuditEntry, 'number' | 'hash'>) => AuditEntry;

/** The audit trail: a chain for each organisation, to which entries are only added (ID-45). */
export type AuditTrail = {
  /**
   * Adds an entry at the end of its organisation's chain; again while others are faster. Twice the same event is one
   * entry: false the second time. Throws request.conflict when others were faster all the time.
   */
  append: (draft: AuditDraft, seal: Seal) => Promise<boolean>;
  /** Newest first. */
  list: (filter: AuditFilter, after: AuditCursor | undefined, limit: number) => Promise<AuditEntry[]>;
  /** A whole chain, by number. */
  chain: (organisation: string) => AsyncIterable<AuditEntry>;
  /** Where the chain ended when it was added to last; undefined when it never was. */
  head: (organisation: string) => Promise<AuditHead | undefined>;
};

/** What the use cases of mails and of the audit trail are made of. */
export type RecordDeps = Common & {
  mails: Mails;
  audit: AuditTrail;
  accounts: Pick<Accounts, 'find'>;
  organisations: Pick<Organisations, 'find'>;
  links: Pick<Links, 'find'>;
  linkTokens: Pick<LinkTokens, 'tokenOf'>;
  postman: Postman;
  sender: MailSender;
  digest: Digest;
  /** Somebody has to know of a mail that could not be written out: it is a defect. */
  tellStuckMail: (error: unknown, mail: string) => void;
};
