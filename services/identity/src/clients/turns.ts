/** How much is done and waited for at once. */
export type TurnLimits = {
  /** Most acts at the same time. */
  parallel: number;
  /** Most that wait for their turn. */
  waiting: number;
};

/** Runs an act when its turn has come, first come, first served; throws `refusal()` when too many wait already. */
export type Turns = <Result>(act: () => Promise<Result>) => Promise<Result>;

/** Lets a few through at a time, and keeps few waiting: who comes later is refused at once instead of after a while. */
export const makeTurns = ({ parallel, waiting }: TurnLimits, refusal: () => Error): Turns => {
  const queue: (() => void)[] = [];
  let busy = 0;
  const turn = (): Promise<void> | undefined => {
    if (busy >= parallel) return new Promise((resolve) => queue.push(resolve));
    busy += 1;
    return undefined;
  };
  // The place goes from hand to hand: nobody can slip in between.
  const leave = () => {
    const next = queue.shift();
    if (next === undefined) busy -= 1;
    else next();
  };
  return async (act) => {
    if (busy >= parallel && queue.length >= waiting) throw refusal();
    await turn();
    try {
      return await act();
    } finally {
      leave();
    }
  };
};
