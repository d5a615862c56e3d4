/** What a relay looks into next. */
export type Rounds<Model> = {
  /** Something waits there. */
  add: (model: Model) => void;
  /** Where something waits since the last round; all of them, once in a while. */
  next: () => Model[];
};

/** Each write wakes the relay for its own collection only: all are looked through every `everyMs` milliseconds at most. */
export const roundsOf = <Model>(all: () => Iterable<Model>, everyMs: number): Rounds<Model> => {
  const woken = new Set<Model>();
  let lookedAt = -Infinity;
  return {
    add: (model) => void woken.add(model),
    next: () => {
      const isTurn = performance.now() - lookedAt >= everyMs;
      if (isTurn) lookedAt = performance.now();
      const some = [...(isTurn ? all() : woken)];
      woken.clear();
      return some;
    },
  };
};
