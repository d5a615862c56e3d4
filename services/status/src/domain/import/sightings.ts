import { foldName } from './keys.ts';

/** A component as one place of the input shows it. */
type Sighting = {
  /** Id in the source; empty where only a name is given. */
  source: string;
  name: string;
  /** Key that the source gives it; else its name makes one. */
  key?: string;
  description?: string;
  position?: number;
  /** Id of its group in the source; empty for none. */
  group?: string;
  /** Unix seconds from which the source says that it is known. */
  since?: number;
  /** How much this place is to be believed: of several names and groups the one with the greatest rank counts. */
  rank: number;
  where: string;
};

/** All that is known of a component after the whole input was seen. */
export type Found = Required<Omit<Sighting, 'since'>> & {
  since: number | undefined;
  /** Folded names that it ever had. */
  names: Set<string>;
  /** Begin of the first event that names it. */
  firstEvent: number | undefined;
};

export type Sightings = {
  see: (sighting: Sighting) => void;
  /** Says that an event which begins at `at` names it; it must have been seen. */
  touch: (source: string, name: string, at: number) => void;
  /** In order of first sight; those known by name only are one with the component that ever had this name. */
  all: () => Found[];
};

/** How a component is told from others: by its id in the source, else by its name. */
export const identityOf = (source: string, name: string): string =>
  source === '' ? `name ${foldName(name)}` : `id ${source}`;

const first = (sighting: Sighting): Found => ({
  source: sighting.source,
  name: sighting.name,
  key: sighting.key ?? '',
  description: sighting.description ?? '',
  position: sighting.position ?? Number.MAX_SAFE_INTEGER,
  group: sighting.group ?? '',
  since: sighting.since,
  rank: sighting.rank,
  where: sighting.where,
  names: new Set([foldName(sighting.name)]),
  firstEvent: undefined,
});

const earliest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

const merge = (found: Found, { name, key, description, position, group, since, rank }: Sighting): void => {
  if (name !== found.name) found.names.add(foldName(name));
  found.since = earliest(found.since, since);
  if (rank < found.rank) return;
  found.name = name;
  found.rank = rank;
  found.key = key ?? found.key;
  found.description = description ?? found.description;
  found.position = position ?? found.position;
  found.group = group ?? found.group;
};

/** The one that had a name under an id; undefined where several had it. */
const byName = (sourced: readonly Found[]): Map<string, Found | undefined> => {
  const owners = new Map<string, Found | undefined>();
  for (const found of sourced) for (const name of found.names) owners.set(name, owners.has(name) ? undefined : found);
  return owners;
};

/** Folds those known by name only into the one that had this name under an id; the others stay. */
const adopted = (all: readonly Found[]): Found[] => {
  const owners = byName(all.filter(({ source }) => source !== ''));
  return all.filter((found) => {
    const [name = ''] = found.names;
    const owner = found.source === '' ? owners.get(name) : undefined;
    if (owner === undefined) return true;
    owner.firstEvent = earliest(owner.firstEvent, found.firstEvent);
    return false;
  });
};

export const makeSightings = (): Sightings => {
  const found = new Map<string, Found>();
  return {
    see: (sighting) => {
      const identity = identityOf(sighting.source, sighting.name);
      const known = found.get(identity);
      if (known) merge(known, sighting);
      else found.set(identity, first(sighting));
    },
    touch: (source, name, at) => {
      const known = found.get(identityOf(source, name));
      if (known) known.firstEvent = earliest(known.firstEvent, at);
    },
    all: () => adopted([...found.values()]),
  };
};
