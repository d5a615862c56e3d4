import type { Sky } from './model.ts';
import type { State } from './numbers.ts';

/** The glyph that tells a state. */
export const skyOf = (state: State): Sky => {
  switch (state) {
    case 'no_data':
      return 'none';
    case 'operational':
      return 'sun';
    case 'under_maintenance':
      return 'cone';
    case 'degraded_performance':
      return 'cloud';
    case 'partial_outage':
    case 'major_outage':
      return 'storm';
    default:
      return state satisfies never;
  }
};

/** The letters of a day. */
export type Letter = '-' | '.' | 'm' | 'd' | 'i' | 's';

/** All letters, from the calmest to the worst. */
export const letters: readonly Letter[] = ['.', 'm', 'd', 'i', 's', '-'];

/** Reads a letter; an unknown one is no data. */
export const letterOf = (sign: string | undefined): Letter => letters.find((letter) => letter === sign) ?? '-';

/** The glyph that tells a day. */
export const skyOfLetter: Record<Letter, Sky> = {
  '-': 'none',
  '.': 'sun',
  m: 'cone',
  d: 'cloud',
  i: 'storm',
  s: 'several',
};
