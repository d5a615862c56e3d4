import type { Fact } from '../domain/facts.ts';

type Part = Readonly<Record<string, unknown>>;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the contract wants of a mail even where there is nothing to say. */
const emptyMail = { account: '', address: '', language: '', link: '', replyTo: '' };

// Events say where an account belongs by id: names change without it.
const named = (memberships: unknown): unknown =>
  Array.isArray(memberships) ? memberships.map((one: Part) => ({ organisationName: '', ...one })) : memberships;

/** How each part of a fact is told: whole as the contract says, and with the version that the write made. */
const told: Readonly<Record<string, (part: Part, version: number) => Part>> = {
  account: (part, version) => ({ ...part, memberships: named(part.memberships), version }),
  organisation: (part, version) => ({ ...part, version }),
  mail: (part) => ({ ...emptyMail, ...part }),
};

/** The fact as the world is told (EV-01). */
export const publicFact = (fact: Fact, { version }: { version: number }): Fact => {
  const parts = Object.entries(fact.data).map(([name, part]: [string, unknown]) => {
    const tell = told[name];
    return [name, tell !== undefined && isPart(part) ? tell(part, version) : part];
  });
  return { ...fact, data: Object.fromEntries(parts) as object };
};
