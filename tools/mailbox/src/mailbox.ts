import { startPages } from './http.ts';
import { startSmtp } from './smtp.ts';
import { openStore } from './store.ts';

/** Where a mailbox listens and keeps its mails; port 0 is any that is free. */
export type MailboxOptions = { smtpPort: number; httpPort: number; dir: string };

/** A mailbox at work: what SMTP brings, its pages show. */
export type Mailbox = { smtpPort: number; httpPort: number; stop: () => Promise<void> };

/** Starts the mailbox of this machine (ID-51): it takes every mail and sends none on. */
export const startMailbox = async ({ smtpPort, httpPort, dir }: MailboxOptions): Promise<Mailbox> => {
  const store = openStore(dir);
  const smtp = await startSmtp(smtpPort, store.keep);
  const pages = await startPages(httpPort, store);
  const stop = async (): Promise<void> => {
    await Promise.all([smtp.stop(), pages.stop()]);
  };
  return { smtpPort: smtp.port, httpPort: pages.port, stop };
};
