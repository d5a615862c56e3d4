import { bytesOf } from '../../domain/event-bytes.ts';
import type { StatusEvent } from '../../domain/events.ts';
import type { Kept } from '../ports.ts';

/** Most bytes of one list of events on a page of the weather. */
const mostBytes = 500_000;

/** Events without what they said: a page shows their title and their times. */
export const facesOf = (events: readonly Kept<StatusEvent>[]): Kept<StatusEvent>[] => fitting(events.map(faceOf));

/** Events as a page shows them, in order: as many as fit, then as many of their texts (OP-08). */
export const fitting = (events: readonly Kept<StatusEvent>[]): Kept<StatusEvent>[] => {
  let left = mostBytes;
  const fits = (bytes: number): boolean => {
    if (bytes > left) return false;
    left -= bytes;
    return true;
  };
  const faces = events.map(faceOf);
  const tooMany = faces.findIndex(({ state }) => !fits(bytesOf(state)));
  const shown = tooMany < 0 ? faces : faces.slice(0, tooMany);
  return shown.map((face, index) => {
    const whole = events[index] ?? face;
    return fits(bytesOf(whole.state) - bytesOf(face.state)) ? whole : face;
  });
};

const faceOf = ({ state, version }: Kept<StatusEvent>): Kept<StatusEvent> => ({
  state: { ...state, updates: [] },
  version,
});
