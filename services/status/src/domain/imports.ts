import { defineError } from '@atrium/chassis/errors';
import type { Decision } from './decision.ts';
import { refuseMistakes } from './errors.ts';
import { importAdvanced, importFinished, type Brought } from './import-facts.ts';
import { importLimits } from './import/limits.ts';
import type { ImportFormat, ImportLine as PlannedLine } from './import/plan.ts';

/** A part of the input is missing. Params: part. */
export const partMissing = defineError('import.part_missing', 'precondition');
/** The parts together are not the input that was announced. */
export const digestMismatch = defineError('import.digest_mismatch', 'invalid');
/** The import is running or over: its input is complete. */
export const importClosed = defineError('import.closed', 'conflict');
/** The import needed something that was away for too long, or met a defect. */
export const importBroken = defineError('import.broken', 'internal');

export const importStates = ['receiving', 'running', 'done', 'failed'] as const;
/** Where an import stands: its parts come, it is worked on, it is over. */
export type ImportState = (typeof importStates)[number];

/** What an import is asked to do. The same request again is the same import, until it is over. */
export type ImportRequest = {
  format: ImportFormat;
  /** SHA-256 of the whole input, as hexadecimal. */
  digest: string;
  parts: number;
  bytes: number;
  dryRun: boolean;
  /** Key of a region; empty for all regions of the components. */
  region: string;
  columns: Record<string, string>;
  parent: string;
  language: 'fr' | 'en';
};

/** A request as somebody sends it. */
export type Asked = Omit<ImportRequest, 'format' | 'language'> & { format: string; language: string };

/** Most bytes of one part. */
export const partBytes = 1024 * 1024;

const formats: readonly ImportFormat[] = ['statuspage', 'upptime', 'csv'];

/** Throws request.invalid with all mistakes of a request at once. */
export const checkImport = (asked: Asked): ImportRequest => {
  const format = formats.find((known) => known === asked.format);
  const most = importLimits.inputBytes;
  refuseMistakes([
    ...(format === undefined ? [{ field: 'format', code: 'unknown' }] : []),
    ...(/^[0-9a-f]{64}$/.test(asked.digest) ? [] : [{ field: 'digest', code: 'not_a_digest' }]),
    ...(asked.bytes >= 1 && asked.bytes <= most
      ? []
      : [{ field: 'bytes', code: 'out_of_range', params: { min: 1, max: most } }]),
    ...(asked.parts === Math.ceil(asked.bytes / partBytes)
      ? []
      : [{ field: 'parts', code: 'does_not_fit_bytes', params: { partBytes } }]),
    ...(asked.language === 'fr' || asked.language === 'en' ? [] : [{ field: 'language', code: 'unknown' }]),
  ]);
  return { ...asked, format: format ?? 'csv', language: asked.language === 'fr' ? 'fr' : 'en' };
};

/** What came, by outcome. */
export type ImportCounts = {
  componentsCreated: number;
  componentsUnchanged: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  notes: number;
  updates: number;
};

/** A file that brings history along (ST-11). */
export type Import = ImportRequest & {
  id: string;
  /** The same for all runs of the same request. */
  key: string;
  run: number;
  state: ImportState;
  /** When it began to run, in Unix seconds: the "now" of its rules, also after a crash. 0 before. */
  plannedAt: number;
  total: number;
  /** Entries that are written, or told in the report; after a crash it goes on from here. */
  handled: number;
  counts: ImportCounts;
  errorCode: string;
  errorDetail: string;
  /** Until when somebody works on it, in Unix seconds. */
  leaseUntil: number;
};

/** A line of the report, in order. */
export type ImportLine = Omit<PlannedLine, 'entry'> & { line: number };

const none: ImportCounts = {
  componentsCreated: 0,
  componentsUnchanged: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  refused: 0,
  notes: 0,
  updates: 0,
};

export const newImport = (id: string, key: string, run: number, request: ImportRequest): Decision<Import> => ({
  state: {
    ...request,
    id,
    key,
    run,
    state: 'receiving',
    plannedAt: 0,
    total: 0,
    handled: 0,
    counts: none,
    errorCode: '',
    errorDetail: '',
    leaseUntil: 0,
  },
  facts: [],
});

/** All parts are there: it may run. Undefined where it runs or ran already. Throws import.part_missing. */
export const runImport = (of: Import, received: readonly number[], now: number): Decision<Import> | undefined => {
  if (of.state !== 'receiving') return undefined;
  const there = new Set(received);
  for (let part = 0; part < of.parts; part += 1) if (!there.has(part)) throw partMissing({ params: { part } });
  return { state: { ...of, state: 'running', plannedAt: now }, facts: [] };
};

/** Takes it to work on until `until`; undefined where another does, or it does not run. */
export const claimImport = (of: Import, now: number, until: number): Decision<Import> | undefined =>
  of.state !== 'running' || of.leaseUntil > now ? undefined : { state: { ...of, leaseUntil: until }, facts: [] };

/** What a step added: entries handled and what came of them. */
export type ImportStep = { handled: number; total: number; counts: ImportCounts; leaseUntil: number };

/** A step was written: told with the events of the past that it brought along, so that nothing of it is lost (EV-02). */
export const advanceImport = (of: Import, step: ImportStep, brought: readonly Brought[]): Decision<Import> => {
  const state = { ...of, ...step };
  return { state, facts: of.dryRun ? [] : [importAdvanced(state, brought)] };
};

/** It is over: all is written, or the input as a whole was refused. */
export const endImport = (of: Import, error?: { code: string; detail: string }): Decision<Import> | undefined => {
  if (of.state !== 'running') return undefined;
  const state: Import = {
    ...of,
    state: error === undefined ? 'done' : 'failed',
    errorCode: error?.code ?? '',
    errorDetail: error?.detail ?? '',
    leaseUntil: 0,
  };
  return { state, facts: of.dryRun ? [] : [importFinished(state)] };
};
