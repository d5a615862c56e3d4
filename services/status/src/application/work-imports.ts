import { isAtriumError, type ErrorParams } from '@atrium/chassis/errors';
import type { ImportEntry } from '../domain/import/plan.ts';
import { advanceImport, claimImport, endImport, importBroken, putOffImport, worksOn } from '../domain/imports.ts';
import type { Deps, Hooks } from './shared/deps.ts';
import { applyStep } from './import/apply-step.ts';
import { holdOn, leaseSeconds } from './import/lease.ts';
import { planEntries } from './import/plan-entries.ts';
import { beginStep, type Step, type StepDeps } from './import/step.ts';

type Needs = StepDeps & Pick<Deps, 'digest' | 'ids' | 'breathe'> & Pick<Hooks, 'tellDefect'>;

/** Entries written in one step; after a crash at most one step is done again. */
const stepEntries = 2000;
/** After something was away. */
const pauseSeconds = 5;

/** Works on imports that run and that nobody works on, step by step; goes on where a crash ended it (ST-11). */
export const workImports =
  (deps: Needs) =>
  async (signal: AbortSignal): Promise<void> => {
    for (const id of await deps.imports.waiting(deps.clock.now())) if (!signal.aborted) await workOn(deps, id, signal);
  };

const workOn = async (deps: Needs, id: string, signal: AbortSignal): Promise<void> => {
  const now = deps.clock.now();
  const worker = deps.ids.next();
  const { state } = await deps.imports.update(id, (of) => claimImport(of, worker, now, now + leaseSeconds), { now });
  if (!worksOn(state, worker)) return;
  const hold = holdOn(deps, state);
  // Calls, health and timers get their turn, and a service that stops ends here.
  const turn = async () => {
    await deps.breathe();
    signal.throwIfAborted();
    await hold();
  };
  let step = beginStep(deps, state, hold, state.counts);
  try {
    const entries = await planEntries(deps, state, turn);
    for (let { handled } = state; handled < entries.length; handled += stepEntries) {
      signal.throwIfAborted();
      step = beginStep(deps, state, hold, step.counts);
      if (!(await goOn(step, entries, handled))) return;
    }
    await end(step);
  } catch (error) {
    if (signal.aborted) await putOff(step, 0);
    else await giveUp(deps, step, error);
  }
};

/** Writes a step and says so; false where another works on the import by now. */
const goOn = async (step: Step, entries: readonly ImportEntry[], handled: number): Promise<boolean> => {
  const { deps, of } = step;
  const some = entries.slice(handled, handled + stepEntries);
  await applyStep(step, some, handled);
  const now = deps.clock.now();
  const progress = {
    handled: handled + some.length,
    total: entries.length,
    counts: step.counts,
    leaseUntil: now + leaseSeconds,
  };
  const kept = await deps.imports.update(of.id, (found) => advanceImport(found, of.worker, progress, step.brought), {
    now,
  });
  return worksOn(kept.state, of.worker);
};

const end = async ({ deps: { imports, clock }, of, brought }: Step, error?: { code: string; params: ErrorParams }) => {
  const told = error === undefined ? [] : brought;
  const kept = await imports.update(of.id, (found) => endImport(found, of.worker, told, error), { now: clock.now() });
  if (kept.state.worker === of.worker) await imports.dropParts(of.id);
};

const putOff = async ({ deps: { imports, clock }, of }: Step, seconds: number): Promise<void> => {
  const now = clock.now();
  await imports.update(of.id, (found) => putOffImport(found, of.worker, now + seconds), { now });
};

// What is away comes back, and somebody goes on then; all else ends the import, and tells what it had brought until then.
const giveUp = async (deps: Needs, step: Step, error: unknown): Promise<void> => {
  if (isAtriumError(error) && (error.kind === 'unavailable' || error.kind === 'conflict'))
    return putOff(step, pauseSeconds);
  if (!isAtriumError(error)) deps.tellDefect(error, step.of.id);
  const { code, params } = isAtriumError(error) ? error : importBroken();
  await end(step, { code, params });
};
