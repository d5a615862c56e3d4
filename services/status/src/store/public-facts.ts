import type { Fact } from '../domain/facts.ts';

type Versioned = Record<string, object>;

/** Facts about aggregates that have a version on the wire say which one they made. */
const versioned = new Set(['event', 'postmortem', 'component', 'region', 'settings']);

/** The fact as the world is told: with the version that the write gave it (EV-01). */
export const publicFact = (fact: Fact, { version }: { version: number }): Fact => {
  const aggregate = fact.type.slice(0, fact.type.indexOf('.'));
  if (!versioned.has(aggregate)) return fact;
  const data = fact.data as Versioned;
  return { ...fact, data: { ...data, [aggregate]: { ...data[aggregate], version } } };
};
