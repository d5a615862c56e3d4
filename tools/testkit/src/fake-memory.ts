import { requestConflict, requestIdempotencyMismatch, requestNotFound } from '@atrium/chassis/errors';
import type { Refusals } from '@atrium/chassis/mongo/aggregates';
import { ofOwner, ownerIn } from '@atrium/chassis/mongo/owner';
import type { Command, Kept, Owner, WriteHow } from '@atrium/chassis/use-case';

/** A service's own errors, and the fields, or groups of fields, in which no two things may be the same. */
export type FakeRules = Refusals & { readonly unique?: readonly (readonly string[])[] };

/** What there is of a thing; of a removed one no state. */
type Entry<State> = { version: number; state: State | undefined; applied: readonly string[] };
type Done<State> = { id: string; hash: string; until: number; made: Kept<State> };

/** What a write says, and whose the thing must be, if anybody's. */
export type AnyHow = WriteHow & Partial<Owner>;

/** What a fake store remembers: things, what removed ones leave behind, and commands that were done. */
export type FakeMemory<State> = {
  kept: () => [id: string, kept: Kept<State>][];
  look: (id: string, owner?: Partial<Owner>) => Kept<State> | undefined;
  recall: (command: Command | undefined, now: number) => { id: string; made: Kept<State> } | undefined;
  appliedBefore: (id: string, event: string | undefined) => Kept<State> | undefined;
  refusals: Required<Refusals>;
  refuseTwin: (id: string, state: State) => void;
  /** Writes a thing's next version; `undefined` removes it. */
  save: (id: string, state: State | undefined, how: WriteHow) => Kept<State>;
};

const daySeconds = 86_400;

const idOf = ({ caller, key }: Command): string => `${caller}:${key}`;

const usual = {
  notFound: (id: string) => requestNotFound({ params: { id } }),
  taken: (id: string) => requestConflict({ params: { id } }),
  takenField: (_: readonly string[], id: string) => requestConflict({ params: { id } }),
};

const sameIn = (fields: readonly string[], one: object, other: object): boolean =>
  fields.every((field) => {
    const value: unknown = Reflect.get(one, field);
    return value !== undefined && value === Reflect.get(other, field);
  });

type Things<State> = Pick<FakeMemory<State>, 'kept' | 'look' | 'appliedBefore'> & {
  next: (id: string, state: State | undefined, event: string | undefined) => Kept<State>;
};

const things = <State extends object>(): Things<State> => {
  const entries = new Map<string, Entry<State>>();
  return {
    kept: () =>
      [...entries].flatMap(([id, { state, version }]): [string, Kept<State>][] =>
        state === undefined ? [] : [[id, { state, version }]],
      ),
    look: (id, owner) => {
      const { organisation } = ofOwner(owner);
      const { state, version = 0 } = entries.get(id) ?? {};
      if (state === undefined) return undefined;
      return organisation === undefined || ownerIn(state).organisation === organisation
        ? { state, version }
        : undefined;
    },
    appliedBefore: (id, event) => {
      const { applied = [], state, version = 0 } = entries.get(id) ?? {};
      return event !== undefined && applied.includes(event) ? { state: state ?? ({} as State), version } : undefined;
    },
    next: (id, given, event) => {
      const { applied: before = [], version: last = 0, state: lastState } = entries.get(id) ?? {};
      const [state, version] = [structuredClone(given), last + 1];
      entries.set(id, { state, version, applied: event === undefined ? before : [...before, event] });
      return { state: state ?? lastState ?? ({} as State), version };
    },
  };
};

/** An empty memory. */
export const fakeMemory = <State extends object>({ unique = [], ...given }: FakeRules): FakeMemory<State> => {
  const refusals = { ...usual, ...given };
  const { next, ...memory } = things<State>();
  const done = new Map<string, Done<State>>();
  return {
    ...memory,
    refusals,
    recall: (command, now) => {
      const known = command && done.get(idOf(command));
      if (command === undefined || known === undefined || known.until <= now) return undefined;
      if (known.hash !== command.hash) throw requestIdempotencyMismatch();
      command.replayed?.();
      return known;
    },
    refuseTwin: (id, state) => {
      for (const fields of unique)
        if (memory.kept().some(([other, twin]) => other !== id && sameIn(fields, state, twin.state)))
          throw refusals.takenField(fields, id);
    },
    save: (id, state, { command, event, now }) => {
      const made = next(id, state, event);
      if (command !== undefined) done.set(idOf(command), { id, hash: command.hash, until: now + daySeconds, made });
      return made;
    },
  };
};
