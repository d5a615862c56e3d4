import { tooManyLive } from '../../domain/errors.ts';
import type { StatusEvent } from '../../domain/events.ts';
import { isOver } from '../../domain/phases.ts';
import type { Deps } from './deps.ts';

/** Each page reads all events that are open or planned. */
const mostLive = 2000;

/**
 * Throws status.too_many_live where an event would be one too many that is open or planned. What an import brings is
 * past, or was planned elsewhere already: that is not refused, and pages show all there is.
 */
export const refuseTooManyLive = async (
  { events }: Pick<Deps, 'events'>,
  event: Pick<StatusEvent, 'phase'>,
  now: number,
): Promise<void> => {
  if (!isOver(event.phase) && (await events.countLive(now, mostLive)) >= mostLive)
    throw tooManyLive({ params: { max: mostLive } });
};
