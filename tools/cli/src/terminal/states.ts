import type { State } from '../api/shapes.ts';
import type { Paint } from './paint.ts';
import type { Language } from '../texts/said.ts';
import { wordOf } from '../texts/words.ts';

/** A glyph and a word for each state: never colour alone (ST-15). */
const shownStates: Record<State, { glyph: string; colour: keyof Paint }> = {
  no_data: { glyph: '-', colour: 'dim' },
  operational: { glyph: '✓', colour: 'green' },
  under_maintenance: { glyph: '⚙', colour: 'blue' },
  degraded_performance: { glyph: '▲', colour: 'yellow' },
  partial_outage: { glyph: '✕', colour: 'red' },
  major_outage: { glyph: '✕', colour: 'red' },
};

const letterColours: Record<string, keyof Paint> = {
  '-': 'dim',
  '.': 'green',
  m: 'blue',
  d: 'yellow',
  i: 'red',
  s: 'magenta',
};

const isState = (word: string): word is State => word in shownStates;

/** The words a state can be given in. */
export const stateWords = Object.keys(shownStates).filter(isState);

/** A state as glyph and word; an unknown one keeps its own word. */
export const stateWord = (state: string, lang: Language): string =>
  isState(state) ? `${shownStates[state].glyph} ${wordOf(state, lang)}` : state;

/** Paints a cell in the colour of its state. */
export const paintState = (paint: Paint, state: string, cell: string): string =>
  isState(state) ? paint[shownStates[state].colour](cell) : cell;

/** Paints each day's letter in its colour (ST-05). */
export const paintDays = (paint: Paint, days: string): string =>
  days.replace(/([-.mdis])\1*/g, (run) => paint[letterColours[run.charAt(0)] ?? 'dim'](run));

/** What the letters mean. */
export const dayLegend =
  '. no issue   m planned maintenance   d degraded   i incident   s several kinds of issue   - no data';
