import { inZone } from './instant.ts';
import { readLineHead, type LineHead } from './line-head.ts';
import type { Zone } from './zone-names.ts';

const daySeconds = 86_400;

/** A part of a text that was true at a time of its own. */
export type DatedLine = { at: number; text: string };

/** A text taken apart: what stands before the first dated line, the dated lines in their order, and heads too far away to be believed. */
export type DatedText = { lead: string; lines: DatedLine[]; tooFar: string[] };

const nearest = (candidates: readonly number[], to: number): number | undefined => {
  let best: number | undefined;
  for (const at of candidates) if (best === undefined || Math.abs(at - to) < Math.abs(best - to)) best = at;
  return best;
};

/** The instant that a head means: of several readings that nearest to the line before, or to the update. */
const instantOf = (head: LineHead, near: number, zone: Zone): number | undefined => {
  const stated = head.zone ?? zone;
  const today = Math.floor(near / daySeconds) * daySeconds;
  const days = head.days.length > 0 ? head.days : [today - daySeconds, today, today + daySeconds];
  return nearest(
    days.map((day) => inZone(day + head.clock, stated).at),
    near,
  );
};

/**
 * Takes dated lines out of a plain text (ST-05). Known shapes: `2010-02-07 06:00:00 - ...`, `2019-05-07 10:35 UTC - ...`, `15:14 - ...`
 * (the day nearest to the line before), `[10:35 CET] ...`, `May 7, 10:35 UTC - ...`, `7 mai 2019 à 10h35 : ...`, `10:35 AM PST - ...`,
 * with or without a bullet. A zone named in the line counts, else `zone`. Lines without a date belong to the dated one before them.
 *
 * @param near when the whole text was true, in Unix seconds.
 * @param reach how far from `near` a line may lie, in seconds.
 */
export const datedLines = (text: string, near: number, zone: Zone, reach: number): DatedText => {
  const found: DatedText = { lead: '', lines: [], tooFar: [] };
  if (!/\d[:h]\s?\d/.test(text)) return { ...found, lead: text };
  const lead: string[] = [];
  const parts: { at: number; rows: string[] }[] = [];
  const nearYear = new Date(near * 1000).getUTCFullYear();
  for (const row of text.split('\n')) {
    const head = readLineHead(row, nearYear);
    const at = head && instantOf(head, parts.at(-1)?.at ?? near, zone);
    const far = at !== undefined && Math.abs(at - near) > reach;
    if (far) found.tooFar.push(row.slice(0, head?.length ?? 0).trim());
    if (head && at !== undefined && !far) parts.push({ at, rows: [row.slice(head.length)] });
    else (parts.at(-1)?.rows ?? lead).push(row);
  }
  return {
    lead: lead.join('\n').trim(),
    lines: parts.map(({ at, rows }) => ({ at, text: rows.join('\n').trim() })),
    tooFar: found.tooFar,
  };
};
