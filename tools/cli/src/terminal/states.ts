import type { State } from '../api/shapes.ts';
import type { Paint } from './paint.ts';

/** A glyph and a word for each state: never colour alone (ST-15). */
const SHOWN: Record<State, { glyph: string; word: string; colour: keyof Paint }> = {
  no_data: { glyph: '-', word: 'no data', colour: 'dim' },
  operational: { glyph: '✓', word: 'operational', colour: 'green' },
  under_maintenance: { glyph: '⚙', word: 'under maintenance', colour: 'blue' },
  degraded_performance: { glyph: '▲', word: 'degraded performance', colour: 'yellow' },
  partial_outage: { glyph: '✕', word: 'partial outage', colour: 'red' },
  major_outage: { glyph: '✕', word: 'major outage', colour: 'red' },
};

const LETTERS: Record<string, keyof Paint> = {
  '-': 'dim',
  '.': 'green',
  m: 'blue',
  d: 'yellow',
  i: 'red',
  s: 'magenta',
};

const isState = (word: string): word is State => word in SHOWN;

/** The words a state can be given in. */
export const STATES = Object.keys(SHOWN).filter(isState);

/** A state as glyph and word; an unknown one keeps its own word. */
export function stateWord(state: string): string {
  return isState(state) ? `${SHOWN[state].glyph} ${SHOWN[state].word}` : state;
}

/** Paints a cell in the colour of its state. */
export function paintState(paint: Paint, state: string, cell: string): string {
  return isState(state) ? paint[SHOWN[state].colour](cell) : cell;
}

/** Paints each day's letter in its colour (ST-05). */
export function paintDays(paint: Paint, days: string): string {
  return days.replace(/([-.mdis])\1*/g, (run) => paint[LETTERS[run.charAt(0)] ?? 'dim'](run));
}

/** What the letters mean. */
export const DAY_LEGEND = '. no issue   m planned maintenance   d degraded   i incident   s several issues   - no data';
