/** A mail as the mailbox keeps and tells it. */
export type Mail = {
  id: string;
  /** When it came, RFC 3339. */
  at: string;
  from: string;
  to: string[];
  subject: string;
  messageId: string;
  text: string;
  /** Empty where it has none. */
  html: string;
};

/** What a list says of a mail. */
export type MailHead = Pick<Mail, 'id' | 'at' | 'from' | 'to' | 'subject'>;

/** The head of a mail. */
export const headOf = ({ id, at, from, to, subject }: Mail): MailHead => ({ id, at, from, to, subject });
