import { isAtriumError } from '@atrium/chassis/errors';
import type { Logger } from '@atrium/chassis/logger';
import { isOutage } from '@atrium/chassis/outage';
import { startTimer } from '@atrium/chassis/timers';
import type { RecordCases } from '../application/record-cases.ts';

type MailTimerKit = { readonly logger: Logger; readonly there: Promise<unknown> };

/** The door that the clock opens to mails: what is due is sent (ID-51); every replica runs it. */
export const startMailTimer = (
  { sendDueMails }: Pick<RecordCases, 'sendDueMails'>,
  { logger, there }: MailTimerKit,
): { stop: () => Promise<void> } =>
  startTimer({ name: 'due mails', after: there, everyMs: 1000, run: whileUp(sendDueMails), logger });

// Again until nothing is due. The connection itself tells when MongoDB is away; the work waits for the next time.
const whileUp =
  (send: RecordCases['sendDueMails']) =>
  async (signal: AbortSignal): Promise<void> => {
    try {
      while (!signal.aborted && (await send(signal)) > 0);
    } catch (error) {
      const away = isOutage(error) || (isAtriumError(error) && error.kind === 'unavailable');
      if (!away) throw error;
    }
  };
