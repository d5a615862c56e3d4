/** At most `most` pieces of work at a time; the others wait in the order in which they came. */
export const makeSlots = (most: number) => {
  const waiting: (() => void)[] = [];
  let free = most;
  return {
    use: async <T>(work: () => Promise<T>): Promise<T> => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) free += 1;
        else next();
      }
    },
  };
};
