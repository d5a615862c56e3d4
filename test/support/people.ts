import { startSmtp } from '@atrium/mailbox/smtp';
import type { Mail } from '@atrium/mailbox/mail';
import { inRoot } from '@atrium/stack/folders';
import { freePort } from '@atrium/stack/servers/ports';
import { eventually } from '@atrium/testkit/eventually';
import { startProcess } from '@atrium/testkit/process';
import { migrate } from './migrate.ts';
import { startPlatform, type Platform } from './platform.ts';

/** The platform with identity and a mailbox: people can sign up, sign in and get mails. */
export type People = Platform & {
  /** The newest mail to an address; waits for one that is not in `seen`. */
  mailTo: (address: string, seen?: readonly Mail[]) => Promise<Mail>;
  mails: readonly Mail[];
};

/** The link with a token that a mail carries. */
export const linkIn = ({ text }: Pick<Mail, 'text'>): string => {
  const [link] = /https?:\/\/\S+#\S+/.exec(text) ?? [];
  if (link === undefined) throw new Error(`no link in:\n${text}`);
  return link;
};

const secret = 'an identity secret of the tests, long enough';

/** Starts all of it, and ends it with `close`. */
export const startPeople = async (): Promise<People> => {
  const mails: Mail[] = [];
  const smtp = await startSmtp(0, (mail) => void mails.push(mail));
  const [grpcPort, httpPort] = [await freePort(), await freePort()];
  const publicUrl = `http://localhost:${httpPort}`;
  const changes = {
    ATRIUM_IDENTITY_URL: `127.0.0.1:${grpcPort}`,
    ATRIUM_PUBLIC_URL: publicUrl,
    ATRIUM_HTTP_PORT: String(httpPort),
    ATRIUM_RATE_LIMITS: 'signIn=1000,signUp=1000,reset=1000',
  };
  const platform = await startPlatform(changes);
  const env = {
    ...platform.env,
    ...{
      ATRIUM_IDENTITY_SECRET: secret,
      ATRIUM_MAIL_FROM: 'Orvane <orvane@example.org>',
      ATRIUM_OPERATOR_NAME: 'Orvane',
    },
    ...{ ATRIUM_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, ATRIUM_GRPC_PORT: String(grpcPort) },
  };
  await migrate('services/identity', env);
  const identity = await startProcess(inRoot('services/identity/src/main.ts'), env);
  return {
    ...platform,
    mails,
    mailTo: (address, seen = []) =>
      eventually(
        () => {
          const found = mails.findLast((mail) => mail.to.includes(address) && !seen.includes(mail));
          if (found === undefined) throw new Error(`no mail to ${address}`);
          return found;
        },
        { timeoutMs: 30_000, everyMs: 100 },
      ),
    close: async () => {
      await identity.stop();
      await platform.close();
      await smtp.stop();
    },
  };
};
