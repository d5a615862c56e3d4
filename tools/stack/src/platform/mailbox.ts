import { join } from 'node:path';
import type { Household } from '../processes/household.ts';
import { freePort } from '../servers/ports.ts';
import type { Ends } from './ends.ts';
import { startProcess } from './process.ts';

/** Where mails go: `url` is the page that shows them, and undefined where they really leave this machine. */
export type MailWay = { smtpUrl: string; url: string | undefined };

const runnable = { name: 'mailbox', kind: 'service', dir: 'tools/mailbox', migrates: false } as const;

/**
 * Where mails go (ID-51): to the server that the environment names, else into a mailbox of this machine, which is
 * started and ended like a service.
 */
export const openMailWay = async (household: Household, dataDir: string, ends: Ends): Promise<MailWay> => {
  const given = process.env.ATRIUM_SMTP_URL ?? '';
  if (given !== '') return { smtpUrl: given, url: undefined };
  const [smtp, http] = [await freePort(), await freePort()];
  const environment = {
    ATRIUM_MAILBOX_SMTP_PORT: String(smtp),
    ATRIUM_MAILBOX_HTTP_PORT: String(http),
    ATRIUM_MAILBOX_DIR: join(dataDir, 'mailbox'),
  };
  const mailbox = startProcess(runnable, { household, environment });
  ends.add(() => mailbox.stop());
  await mailbox.ready;
  return { smtpUrl: `smtp://127.0.0.1:${smtp}`, url: `http://localhost:${http}` };
};
