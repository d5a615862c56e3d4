/** Work in queues, each with a name. */
export type Queues = {
  /** Runs after what was added to the same queue before; that of several queues side by side. It must not fail. */
  add: (name: string, work: () => Promise<void>) => void;
  /** The queue in which most waits, with what is being done. */
  longest: () => { readonly name: string; readonly length: number } | undefined;
  /** Settles when all that was added so far is done. */
  idle: () => Promise<void>;
};

/** Queues that are there for as long as something is in them. */
export const makeQueues = (): Queues => {
  const queues = new Map<string, { last: Promise<void>; length: number }>();
  return {
    add: (name, work) => {
      const queue = queues.get(name) ?? { last: Promise.resolve(), length: 0 };
      queues.set(name, queue);
      queue.length += 1;
      queue.last = queue.last.then(work).then(() => {
        queue.length -= 1;
        if (queue.length === 0) queues.delete(name);
      });
    },
    longest: () =>
      [...queues]
        .map(([name, { length }]) => ({ name, length }))
        .reduce<{ name: string; length: number } | undefined>(
          (most, one) => (most !== undefined && most.length >= one.length ? most : one),
          undefined,
        ),
    idle: async () => {
      await Promise.all([...queues.values()].map(({ last }) => last));
    },
  };
};
