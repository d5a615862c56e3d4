import { defineError, type ErrorParams } from '@atrium/chassis/errors';
import type { Decision } from './decision.ts';
import { refuseMistakes } from './errors.ts';
import { importAdvanced, importFinished } from './import-facts.ts';
import { importLimits } from './import/limits.ts';
import type { ImportFormat, ImportLine as PlannedLine } from './import/plan.ts';

/** A part of the input is missing. Params: part. */
const partMissing = defineError('import.part_missing', 'precondition');
/** The parts together are not the input that was announced. */
export const digestMismatch = defineError('import.digest_mismatch', 'invalid');
/** The import is running or over: its input is complete. */
export const importClosed = defineError('import.closed', 'conflict');
/** The import needed something that was away for too long, or met a defect. */
export const importBroken = defineError('import.broken', 'internal');

/** Where an import stands: its parts come, it is worked on, it is over. */
type ImportState = 'receiving' | 'running' | 'done' | 'failed';

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
  /** What a sentence about it needs. */
  errorParams: { name: string; value: string }[];
  /** Who works on it, or did last; and until when it is theirs, in Unix seconds. */
  worker: string;
  leaseUntil: number;
  /** How often it was taken since it last got further. */
  attempts: number;
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
    errorParams: [],
    worker: '',
    leaseUntil: 0,
    attempts: 0,
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

/** Whoever took an import and did not get a step further: a file that ends the process every time has to end. */
const mostAttempts = 5;

/**
 * `worker` takes it to work on until `until`; undefined where another does, or it does not run. One that was taken five
 * times without getting further has failed.
 */
export const claimImport = (of: Import, worker: string, now: number, until: number): Decision<Import> | undefined => {
  if (of.state !== 'running' || of.leaseUntil > now) return undefined;
  const { code } = importBroken();
  if (of.attempts === mostAttempts) return endImport(of, of.worker, [], { code, params: {} });
  return { state: { ...of, worker, attempts: of.attempts + 1, leaseUntil: until }, facts: [] };
};

/** Whether it is this one that works on it: another may have taken it over from one that seemed dead. */
export const worksOn = (of: Import, worker: string): boolean => of.state === 'running' && of.worker === worker;

/** The work takes longer than thought: it is theirs until `until`. Undefined where another works on it by now. */
export const holdImport = (of: Import, worker: string, until: number): Decision<Import> | undefined =>
  worksOn(of, worker) ? { state: { ...of, leaseUntil: until }, facts: [] } : undefined;

/** What it needs is away: somebody goes on after `until`. */
export const putOffImport = (of: Import, worker: string, until: number): Decision<Import> | undefined =>
  worksOn(of, worker) ? { state: { ...of, attempts: 0, leaseUntil: until }, facts: [] } : undefined;

/** What a step added: entries handled and what came of them. */
export type ImportStep = { handled: number; total: number; counts: ImportCounts; leaseUntil: number };

/**
 * A step was written: told with the ids of the events that it brought along, so that nothing of it is lost (EV-02).
 * Undefined where another works on it by now: then that one writes the same step, and tells it.
 */
export const advanceImport = (
  of: Import,
  worker: string,
  step: ImportStep,
  brought: readonly string[],
): Decision<Import> | undefined => {
  if (!worksOn(of, worker)) return undefined;
  const state = { ...of, ...step, attempts: 0 };
  return { state, facts: of.dryRun ? [] : [importAdvanced(state, brought)] };
};

/** It is over: all is written, or something ended it; then what the last step had brought until then is told too. */
export const endImport = (
  of: Import,
  worker: string,
  brought: readonly string[],
  error?: { code: string; params: ErrorParams },
): Decision<Import> | undefined => {
  if (!worksOn(of, worker)) return undefined;
  const state: Import = {
    ...of,
    state: error === undefined ? 'done' : 'failed',
    errorCode: error?.code ?? '',
    errorParams: inWords(error?.params ?? {}),
    leaseUntil: 0,
  };
  const advanced = brought.length > 0 ? [importAdvanced(state, brought)] : [];
  return { state, facts: of.dryRun ? [] : [...advanced, importFinished(state)] };
};

const inWords = (params: ErrorParams): Import['errorParams'] =>
  Object.entries(params).map(([name, value]) => ({ name, value: String(value) }));
