import type { Phase } from '../events.ts';
import type { EventKind } from '../states.ts';
import { inLanguage } from './cut.ts';
import { datedLines, type DatedLine } from './dated-lines.ts';
import { eventIdOf } from './keys.ts';
import { importLimits } from './limits.ts';
import type { ImportOptions, PlannedState, PlannedUpdate } from './plan.ts';
import { plainText } from './plain-text.ts';
import { dropsIn, type Tell } from './report.ts';
import { shown } from './times.ts';
import type { Zone } from './zone-names.ts';
import { isOver, phaseText } from './words.ts';

/** An update as the source has it, its body maybe in HTML and with dated lines. */
export type WholeUpdate = { id: string; at: number; phase: Phase; body: string; states: PlannedState[] };

type Around = { kind: EventKind; zone: Zone; options: ImportOptions; tell: Tell; where: string; event: string };

/** While later lines go on telling, it was not over yet. */
const openPhase = (phase: Phase, kind: EventKind): Phase =>
  isOver(phase) ? (kind === 'maintenance' ? 'in_progress' : 'investigating') : phase;

const believed = (body: string, update: WholeUpdate, around: Around): { lead: string; lines: DatedLine[] } => {
  const { zone, options, tell, where, event } = around;
  const { lead, lines, tooFar } = datedLines(
    plainText(body, dropsIn(tell, where, event)),
    update.at,
    zone,
    importLimits.datedLineSeconds,
  );
  for (const head of tooFar) tell('import.line_too_far', where, head, event);
  for (const { at } of lines) if (at > options.now) tell('import.update_in_future', where, shown(at), event);
  return { lead, lines: lines.filter(({ at }) => at <= options.now).sort((a, b) => a.at - b.at) };
};

/**
 * Takes an update apart into its dated lines (ST-05). The last line has the phase of the whole; the states stated stay at the time of the
 * whole, on the line of that second or on what is left of the update.
 */
export const splitUpdate = (update: WholeUpdate, around: Around): PlannedUpdate[] => {
  const { id, at, phase, states } = update;
  const { lead, lines } = believed(update.body, update, around);
  const { language } = around.options;
  const last = lines.at(-1);
  const whole = { id, at, phase, text: inLanguage(lead, language), states, reconstructed: false };
  if (last === undefined) return [whole];
  const open = openPhase(phase, around.kind);
  const bearer =
    lead === '' ? (lines.find((line) => line.at === at) ?? (states.length === 0 ? lines[0] : undefined)) : undefined;
  const pieces = lines.map((line, index): PlannedUpdate => ({
    id: line === bearer ? id : eventIdOf('u', `${id}-${index + 1}`),
    at: line.at,
    phase: line === last ? phase : open,
    text: line.text === '' ? phaseText[line === last ? phase : open] : inLanguage(line.text, language),
    states: line === bearer ? states : [],
    reconstructed: true,
  }));
  if (bearer !== undefined) return pieces;
  const rest = last.at > at ? open : phase;
  return [{ ...whole, phase: rest, text: lead === '' ? phaseText[rest] : whole.text }, ...pieces];
};
