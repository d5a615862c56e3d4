import { callerSettings, platformSettings, port, readConfig, redisSettings } from '@atrium/chassis/config';
import { z } from 'zod';
import { usualLimits, type RateLimits } from './middleware/rate-limit.ts';

const limitPairs = /^(?:[a-zA-Z]+=\d{1,9})(?:,[a-zA-Z]+=\d{1,9})*$/;

const limitsOf = (text: string): RateLimits => {
  const given = Object.fromEntries(
    text
      .split(',')
      .map((pair) => pair.split('='))
      .map(([name = '', count]) => [name, Number(count)]),
  );
  return { ...usualLimits, ...given };
};

const knownLimits = (text: string): boolean =>
  limitPairs.test(text) && text.split(',').every((pair) => Object.hasOwn(usualLimits, pair.split('=')[0] ?? ''));

const apiKey = /^atr_[0-9a-f]{8}_[A-Za-z0-9_-]{43}$/;

/** The gateway's settings; the only reader of its environment. */
export const config = (env: Readonly<Record<string, string | undefined>> = process.env) =>
  readConfig(
    {
      ...platformSettings,
      ...redisSettings,
      ...callerSettings,
      ATRIUM_HTTP_HOST: z.string().default('127.0.0.1'),
      ATRIUM_HTTP_PORT: port.default(8080),
      /** host:port of the status service, a comma list of them, or dns:///name:port. */
      ATRIUM_STATUS_URL: z.string().min(1),
      /** host:port of the identity service, a comma list of them, or dns:///name:port. */
      ATRIUM_IDENTITY_URL: z.string().min(1),
      /** Address under which people and programs reach the gateway. */
      ATRIUM_PUBLIC_URL: z
        .string()
        .regex(/^https?:\/\/[^\s/]+(?:\/[^\s]*)?$/, 'must be an http or https address')
        .transform((address) => address.replace(/\/+$/, ''))
        .default('http://localhost:8080'),
      /** Who runs this installation, as people know it. */
      ATRIUM_OPERATOR_NAME: z.string().trim().min(1).max(100).default('Atrium'),
      /** Where people ask for help (PO-07): what is set is shown on the help page. */
      ATRIUM_HELP_ADDRESS: z.email().or(z.literal('')).default(''),
      ATRIUM_HELP_PHONE: z.string().max(40).default(''),
      ATRIUM_HELP_HOURS: z.string().max(200).default(''),
      /** A whole key with every right, kept as a hash at start where it is not there yet. */
      ATRIUM_FIRST_API_KEY: z.string().regex(apiKey, 'must be a whole key: atr_<8 hex>_<43 base64url>').optional(),
      /** Proxies of one's own in front of the gateway, whose X-Forwarded-For is believed. */
      ATRIUM_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
      /** Requests a minute by class of route, such as read=600,write=120. */
      ATRIUM_RATE_LIMITS: z
        .string()
        .refine(knownLimits, `must be pairs name=count of ${Object.keys(usualLimits).join(', ')}`)
        .transform(limitsOf)
        .default(usualLimits),
      /** Megabytes of memory for prepared numbers. */
      ATRIUM_PAGE_MEMORY_MIB: z.coerce.number().int().min(8).max(4096).default(64),
      /** For tests: an answer that is not as the document says becomes an error. */
      ATRIUM_CHECK_ANSWERS: z.enum(['true', 'false']).default('false'),
    },
    env,
  );

/** What config() reads. */
export type Config = ReturnType<typeof config>;

/** What the migration needs: it knows no backend. */
export const migrateConfig = () => readConfig(platformSettings);
