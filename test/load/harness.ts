import { cpuNs } from './cpu.ts';

/** One of the two things that are compared. */
export type Side = {
  name: string;
  /** Process whose CPU time is counted: a child of the bench, or the bench itself. */
  pid: number;
  /** Works for about so long, and resolves with the number of operations that succeeded. */
  work: (forMs: number) => Promise<number>;
};

export type Comparison = {
  /** What is compared, in a sentence; printed first. */
  title: string;
  measured: Side;
  bare: Side;
  /** `cost`: CPU of the measured per operation over the bare one's. `speed`: the other way round, so that more is better. */
  ratio?: 'cost' | 'speed';
  goal: { atMost: number } | { atLeast: number };
  rounds?: number;
  /** Time that each side works in a round, in two pieces. */
  sliceMs?: number;
  /** Time that each side works before the first round, for the compiler to settle. */
  warmUpMs?: number;
  /** Further lines that explain the ratio by its parts; made after the last round. */
  parts?: () => Promise<string[]> | string[];
};

type Slice = { usedNs: number; operations: number };

const slice = async (side: Side, forMs: number): Promise<Slice> => {
  const before = cpuNs(side.pid);
  const operations = await side.work(forMs);
  const usedNs = cpuNs(side.pid) - before;
  if (operations === 0) throw new Error(`${side.name} did nothing in ${forMs} ms`);
  return { usedNs, operations };
};

const sum = (slices: readonly Slice[]): Slice => ({
  usedNs: slices.reduce((total, { usedNs }) => total + usedNs, 0),
  operations: slices.reduce((total, { operations }) => total + operations, 0),
});

const perOperationNs = ({ usedNs, operations }: Slice): number => usedNs / operations;

/** The value below which the given part of the sorted values lies. */
const quantile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const [low = 0, high = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
};

const micro = (ns: number): string => `${(ns / 1_000).toFixed(1)} us`;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

type Round = { measured: Slice; bare: Slice; ratio: number };

/** A, B, B, A, and the other way round in the next round: what drifts (other work, heat) hits both sides alike. */
const playRound = async (comparison: Comparison, round: number, sliceMs: number): Promise<Round> => {
  const { measured, bare } = comparison;
  const [first, second] = round % 2 === 0 ? [bare, measured] : [measured, bare];
  const slices = new Map<Side, Slice[]>([
    [bare, []],
    [measured, []],
  ]);
  for (const side of [first, second, second, first]) slices.get(side)?.push(await slice(side, sliceMs / 2));
  const [ofBare, ofMeasured] = [sum(slices.get(bare) ?? []), sum(slices.get(measured) ?? [])];
  const cost = perOperationNs(ofMeasured) / perOperationNs(ofBare);
  return { measured: ofMeasured, bare: ofBare, ratio: comparison.ratio === 'speed' ? 1 / cost : cost };
};

const tellRound = ({ measured, bare }: Comparison, result: Round, round: number): void => {
  const side = ({ name }: Side, each: Slice) => `${name} ${micro(perOperationNs(each))} (${each.operations} ops)`;
  print(
    `round ${round + 1}: ${side(bare, result.bare)}, ${side(measured, result.measured)}, ${result.ratio.toFixed(2)}`,
  );
};

const conclude = ({ goal, measured, bare }: Comparison, results: readonly Round[]): void => {
  const ratios = results.map(({ ratio }) => ratio);
  const [low, middle, high] = [quantile(ratios, 0.25), quantile(ratios, 0.5), quantile(ratios, 0.75)];
  const least = (pick: (round: Round) => Slice) => Math.min(...results.map((round) => perOperationNs(pick(round))));
  print(`least: ${bare.name} ${micro(least((r) => r.bare))}, ${measured.name} ${micro(least((r) => r.measured))}`);
  print(`quartiles of the ratio: ${low.toFixed(2)} to ${high.toFixed(2)}`);
  const missed = 'atMost' in goal ? low > goal.atMost : high < goal.atLeast;
  const wanted = 'atMost' in goal ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`;
  print(`goal: ${wanted}: ${missed ? 'missed' : 'kept'}`);
  if (missed) process.exitCode = 1;
  print(`ratio ${middle.toFixed(2)}`);
};

/**
 * Compares the CPU time per operation of two sides in one run: short slices in turn after a warm-up, the
 * median of the rounds' ratios as the last line. The goal is missed only when the whole middle half of the ratios is on
 * the wrong side, since a shared machine is never quiet.
 */
export const compare = async (comparison: Comparison): Promise<void> => {
  const { rounds = 9, sliceMs = 2_000, warmUpMs = 3_000, title, measured, bare, parts } = comparison;
  print(title);
  for (const side of [bare, measured]) await side.work(warmUpMs);
  const results: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const result = await playRound(comparison, round, sliceMs);
    results.push(result);
    tellRound(comparison, result, round);
  }
  for (const line of (await parts?.()) ?? []) print(line);
  conclude(comparison, results);
};
