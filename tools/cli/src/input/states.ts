import type { Stated, State } from '../api/shapes.ts';
import { UsageError } from '../exit.ts';
import { stateWords } from '../terminal/states.ts';
import { said } from '../texts/said.ts';

/** "payroll=partial_outage" or "payroll=degraded_performance@eu,na" as a stated state. Errors: UsageError. */
export const statedOf = (text: string): Stated => {
  const found = /^([^=@\s]+)=([a-z_]+)(?:@([^@\s]+))?$/.exec(text);
  const state = stateWords.find((known) => known === found?.[2]);
  if (!found || !state) {
    throw new UsageError(
      said(
        `"${text}" states nothing. Expected component=state or component=state@region; states: ${stateWords.join(', ')}.`,
        `« ${text} » ne dit aucun état. Attendu : composant=état ou composant=état@région ; états : ${stateWords.join(', ')}.`,
      ),
    );
  }
  return { component: found[1] ?? '', state: state satisfies State, regions: found[3]?.split(',') ?? [] };
};

/** For options given several times. */
export const collect = (value: string, before: string[] = []): string[] => [...before, value];

/** A whole number between two bounds. Errors: UsageError. */
export const wholeNumber =
  (name: string, least: number, most: number): ((text: string) => number) =>
  (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new UsageError(
      said(
        `${name} is a whole number from ${least} to ${most}, not "${text}".`,
        `${name} est un nombre entier de ${least} à ${most}, pas « ${text} ».`,
      ),
    );
  };
