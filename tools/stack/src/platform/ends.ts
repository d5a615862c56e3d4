import { messageOf } from '../problem.ts';

type End = () => unknown;

/** What is to be done at the end, last begun first ended. */
export type Ends = { add(end: End): void; run(): Promise<void> };

export const makeEnds = (): Ends => {
  const ends: End[] = [];
  return {
    add: (end) => void ends.push(end),
    run: async () => {
      for (let end = ends.pop(); end; end = ends.pop()) {
        // One that fails must not keep the others from being ended.
        await Promise.resolve(end()).catch((error: unknown) => process.stderr.write(`${messageOf(error)}\n`));
      }
    },
  };
};
