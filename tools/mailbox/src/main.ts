// Takes the mails of this machine's installation and shows them: ATRIUM_MAILBOX_SMTP_PORT, _HTTP_PORT, _DIR.
import { startMailbox } from './mailbox.ts';

const { ATRIUM_MAILBOX_SMTP_PORT = '0', ATRIUM_MAILBOX_HTTP_PORT = '0', ATRIUM_MAILBOX_DIR = '' } = process.env;

if (ATRIUM_MAILBOX_DIR === '') {
  process.stderr.write('mailbox: ATRIUM_MAILBOX_DIR is not set\n');
  process.exit(78);
}
const { stop } = await startMailbox({
  smtpPort: Number(ATRIUM_MAILBOX_SMTP_PORT),
  httpPort: Number(ATRIUM_MAILBOX_HTTP_PORT),
  dir: ATRIUM_MAILBOX_DIR,
});
process.once('SIGTERM', () => void stop().then(() => process.exit(0)));
process.send?.('ready');
