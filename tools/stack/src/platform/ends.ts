import { messageOf } from '../problem.ts';

type End = () => unknown;

/** What is to be done at the end, last begun first ended. What is added after the end is ended at once, and its adder stopped. */
export type Ends = { add(end: End): void; run(): Promise<void> };

/** One that fails must not keep the others from being ended. */
const runOne = async (end: End): Promise<void> => {
  try {
    await end();
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
  }
};

export const makeEnds = (): Ends => {
  const ends: End[] = [];
  let running: Promise<void> | undefined;
  const runAll = async (): Promise<void> => {
    for (let end = ends.pop(); end; end = ends.pop()) await runOne(end);
  };
  return {
    add: (end) => {
      if (running === undefined) return void ends.push(end);
      void runOne(end);
      throw new Error('everything is being stopped');
    },
    run: () => (running ??= runAll()),
  };
};
