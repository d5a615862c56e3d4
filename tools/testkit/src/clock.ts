/** A clock that stands until it is moved. Whole Unix seconds, as the domain counts them. */
export type FixedClock = {
  (): number;
  /** Moves on by so many seconds. */
  advance: (seconds: number) => void;
  /** Moves to an instant. */
  set: (seconds: number) => void;
};

/**
 * A clock for tests: it stands at an instant until the test moves it.
 *
 * @param seconds Unix seconds.
 * @example
 * const now = fixedClock(1_700_000_000);
 * now.advance(60);
 * now(); // 1700000060
 */
export const fixedClock = (seconds: number): FixedClock => {
  let current = seconds;
  return Object.assign(() => current, {
    advance: (by: number) => void (current += by),
    set: (to: number) => void (current = to),
  });
};
