// Sends again what a service told since an instant of the last 24 hours, after its stream was lost (EV-02):
//   node tools/chassis/src/bin/resend.ts status 2026-11-22T08:00:00Z
// With the settings of the service's migration in the environment. What the stream still has is not sent: safe to repeat.
import { platformSettings, readConfig } from '../config.ts';
import { resend } from '../events/resend.ts';
import { sentOf } from '../events/sent.ts';
import { rootOf, streamOf } from '../events/streams.ts';
import { makeLogger } from '../logger.ts';
import { settingsOrExit } from '../settings.ts';
import { connectStores } from '../stores.ts';

const [service = '', from = ''] = process.argv.slice(2);
const since = new Date(from);
if (service === '' || Number.isNaN(since.getTime())) {
  process.stderr.write('usage: resend.ts <service> <instant, such as 2026-11-22T08:00:00Z>\n');
  process.exit(64);
}
const settings = settingsOrExit('resend', () => readConfig(platformSettings));
const logger = makeLogger({ name: `${service} resend`, level: settings.ATRIUM_LOG_LEVEL });
const { connection, nats } = connectStores(service, settings, { logger });
try {
  await Promise.all([connection.asPromise(), nats.connected()]);
  const { ATRIUM_REGION: region, ATRIUM_STREAM_PREFIX: prefix } = settings;
  const origin = { service, region, root: rootOf(prefix) };
  const stream = streamOf(service, { prefix });
  const count = await resend({ ...origin, sent: sentOf(connection, service), nats, stream, since });
  logger.info({ count, since }, 'facts were sent again');
} finally {
  await nats.close();
  await connection.close();
}
