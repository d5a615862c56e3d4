import { requestConflict } from '@atrium/chassis/errors';
import { holdImport, worksOn, type Import } from '../../domain/imports.ts';
import type { Deps } from '../shared/deps.ts';

/** How long an import is its worker's, in seconds: whoever says nothing for so long is taken for dead. */
export const leaseSeconds = 60;

/** Keeps an import for its worker; to be called at each turn of work that may last. */
export type Hold = () => Promise<void>;

/**
 * Holds an import that was just claimed (ST-11). Cheap: written only when half the lease is over.
 *
 * @throws request.conflict where another took it: then that one goes on, and this one has to end.
 */
export const holdOn = (
  { imports, clock }: Pick<Deps, 'imports' | 'clock'>,
  { id, worker, leaseUntil }: Import,
): Hold => {
  let heldUntil = leaseUntil;
  return async () => {
    const now = clock.now();
    if (heldUntil - now > leaseSeconds / 2) return;
    const { state } = await imports.update(id, (of) => holdImport(of, worker, now + leaseSeconds), { now });
    if (!worksOn(state, worker)) throw requestConflict();
    heldUntil = now + leaseSeconds;
  };
};
