import type { Stated, State } from '../api/shapes.ts';
import { UsageError } from '../exit.ts';
import { STATES } from '../terminal/states.ts';

/** "payroll=partial_outage" or "payroll=degraded_performance@eu,na" as a stated state. Errors: UsageError. */
export function statedOf(text: string): Stated {
  const found = /^([^=@\s]+)=([a-z_]+)(?:@([^@\s]+))?$/.exec(text);
  const state = STATES.find((known) => known === found?.[2]);
  if (!found || !state) {
    throw new UsageError(
      `"${text}" states nothing. Expected component=state or component=state@region; states: ${STATES.join(', ')}.`,
    );
  }
  return { component: found[1] ?? '', state: state satisfies State, regions: found[3]?.split(',') ?? [] };
}

/** For options given several times. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** A whole number between two bounds. Errors: UsageError. */
export function wholeNumber(name: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new UsageError(`${name} is a whole number from ${least} to ${most}, not "${text}".`);
  };
}
