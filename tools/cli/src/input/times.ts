import { UsageError } from '../exit.ts';
import { frenchNotes } from '../texts/french-notes.ts';
import { said, type Said } from '../texts/said.ts';

const unitMs: Record<string, number> = { m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** What help says about times. */
export const timeHelp = 'now, +2h, -30m, 2026-03-01, "2026-03-01 22:00" (time zone of this machine) or RFC 3339';

/**
 * An instant as people type it, as RFC 3339 in UTC. Without an offset it is a time on this machine's clock (TZ).
 * Errors: UsageError.
 */
export const instantOf = (text: string, now: Date): string => {
  const trimmed = text.trim();
  if (trimmed === 'now') return iso(now);
  const relative = /^([+-])(\d{1,6})\s*(m|min|h|d)$/.exec(trimmed);
  if (relative) {
    const offset = Number(relative[2]) * (unitMs[relative[3] ?? ''] ?? 0);
    return iso(new Date(now.getTime() + (relative[1] === '-' ? -offset : offset)));
  }
  const date = dateOf(trimmed);
  if (!date) throw new UsageError(notATime(text));
  return iso(date);
};

const notATime = (text: string): Said =>
  said(
    `"${text}" is not a time. Expected: ${timeHelp}.`,
    `« ${text} » n’est pas une heure. Attendu : ${frenchNotes[timeHelp] ?? timeHelp}.`,
  );

const dateOf = (text: string): Date | undefined => {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute] = found.map((part) => Number(part));
  const real = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
  // JavaScript turns 31 February into March; a person who types it made a mistake.
  if (real.getUTCMonth() + 1 !== month || real.getUTCDate() !== day) return undefined;
  if (found[4] !== undefined && ((hour ?? 0) > 23 || (minute ?? 0) > 59)) return undefined;
  const date = new Date(found[4] === undefined ? `${text}T00:00:00` : text.replace(' ', 'T'));
  return Number.isNaN(date.getTime()) ? undefined : date;
};

const iso = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;
