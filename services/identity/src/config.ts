import { grpcSettings, platformSettings, readConfig, secret, url } from '@atrium/chassis/config';
import { z } from 'zod';
import type { MailSender } from './domain/templates/compose.ts';

/** Name and address of the sender: `Atrium <atrium@example.org>` or the address alone. */
const sender = z.string().regex(/^(?:[^<>\r\n"]{1,100} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
  error: 'must be an address, or a name and an address in angle brackets',
});

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** The only reader of the environment of this service. Throws ConfigError with every mistake at once. */
export const config = () =>
  readConfig({
    ...platformSettings,
    ...grpcSettings,
    /** From it come the keys of links, devices, passwords and stored signing keys; whoever has it can make links. */
    ATRIUM_IDENTITY_SECRET: secret,
    /** Address under which people reach the portal: links of mails begin with it. */
    ATRIUM_PUBLIC_URL: url('http', 'https').transform((address) => address.replace(/\/+$/, '')),
    /** Where mail goes: smtp://user:password@host:port or smtps://... */
    ATRIUM_SMTP_URL: url('smtp', 'smtps'),
    ATRIUM_MAIL_FROM: sender,
    /** Who runs this installation, as people know it. */
    ATRIUM_OPERATOR_NAME: z.string().trim().min(1).max(100).default('Atrium'),
    /** Where people ask for help and where answers to mails go; the sender's address unless said. */
    ATRIUM_HELP_ADDRESS: z.email().optional(),
    /** IANA zone of times in mails to people without an account. */
    ATRIUM_TIME_ZONE: z.string().refine(isZone, 'is no IANA time zone, such as Europe/Paris').default('Europe/Paris'),
    /** E-mail that is invited as the first administrator; without it a link that works once is logged (ID-47). */
    ATRIUM_FIRST_ADMINISTRATOR: z.email().optional(),
  });

export type Config = ReturnType<typeof config>;

/** Who mails are from. */
export const senderOf = (settings: Config): MailSender => {
  const address = /<(.+)>$/.exec(settings.ATRIUM_MAIL_FROM)?.[1] ?? settings.ATRIUM_MAIL_FROM;
  return {
    ...{ name: settings.ATRIUM_OPERATOR_NAME, address, help: settings.ATRIUM_HELP_ADDRESS ?? address },
    ...{ publicUrl: settings.ATRIUM_PUBLIC_URL, timeZone: settings.ATRIUM_TIME_ZONE },
  };
};

/** What the migration needs: it calls nobody, and nobody calls it. */
export const migrateConfig = () => readConfig(platformSettings);
