/** Tells how long the process stood still, if it did just now. */
export type PauseWatch = { pausedMs: () => number; stop: () => void };

const beatMs = 250;
/** Shorter ones are a busy moment. */
const leastMs = 1000;
/** What had piled up comes in several pieces. */
const aftermathMs = 500;

/**
 * Watches for the process standing still: frozen, swapped out, its machine asleep. What it then finds on its sockets may
 * have waited for as long, and whoever sent it may have gone: a call says how long it may take, not since when it waits.
 *
 * @example
 * const pauses = watchPauses();
 * if (pauses.pausedMs() > remainingMs) throw serviceDeadline();
 */
export const watchPauses = (): PauseWatch => {
  let beat = performance.now();
  let pause = 0;
  let until = 0;
  const look = (): void => {
    const now = performance.now();
    const still = now - beat - beatMs;
    beat = now;
    if (still < leastMs) return;
    pause = still + beatMs;
    until = now + aftermathMs;
  };
  const timer = setInterval(look, beatMs).unref();
  return {
    pausedMs: () => {
      look();
      return beat < until ? pause : 0;
    },
    stop: () => clearInterval(timer),
  };
};
