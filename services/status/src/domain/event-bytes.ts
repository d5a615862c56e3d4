import { bytesSaid } from './event-limits.ts';
import { inForce } from './ledger.ts';
import type { StatusEvent } from './events.ts';

/** Bytes that an event takes in an answer without its intervals; rather too many than too few. */
export const bytesOf = ({ title, updates, components, regions }: StatusEvent): number =>
  800 +
  Buffer.byteLength(title.fr + title.en) +
  400 * updates.length +
  bytesSaid(updates) +
  66 * (components.length + regions.length);

/** Bytes that an event takes in an answer with its intervals. */
export const bytesOfWhole = (event: StatusEvent): number => bytesOf(event) + 170 * inForce(event.ledger).length;
