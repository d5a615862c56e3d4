import { grpcSettings, platformSettings, readConfig } from '@atrium/chassis/config';
import { z } from 'zod';
import { isZone } from './domain/offsets.ts';

/** IANA zone of the region that a new installation begins with. */
const ATRIUM_TIME_ZONE = z
  .string()
  .refine(isZone, 'is no IANA time zone, such as Europe/Paris')
  .default('Europe/Paris');

/** The only reader of the environment of this service. Throws ConfigError with every mistake at once. */
export const config = () =>
  readConfig({
    ...platformSettings,
    ...grpcSettings,
    ATRIUM_TIME_ZONE,
    /** Lets tools such as grpcurl ask what is served; for development. */
    ATRIUM_GRPC_REFLECTION: z.stringbool().default(false),
  });

export type Config = ReturnType<typeof config>;

/** What the migration needs. */
export const migrateConfig = () => readConfig({ ...platformSettings, ATRIUM_TIME_ZONE });
