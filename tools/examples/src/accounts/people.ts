/** A person of the examples. `role` is as the API names it. */
export type Person = { role: Role; email: string; firstName: string; lastName: string; organisation: string };

export type Role = 'operator_administrator' | 'agent' | 'principal' | 'member';

/** The fictional company that signs up; its SIRET is well formed and nobody's. */
export const company = { name: 'Boulangerie Lavoine', siret: '12345678200010', regions: ['eu'] };

const operator = 'Orvane';

/** Everybody: the operator's people, and those of the company. */
export const people = {
  administrator: {
    ...{ role: 'operator_administrator', email: 'claire.morel@orvane.example', organisation: operator },
    ...{ firstName: 'Claire', lastName: 'Morel' },
  },
  agent: {
    ...{ role: 'agent', email: 'hugo.lambert@orvane.example', organisation: operator },
    ...{ firstName: 'Hugo', lastName: 'Lambert' },
  },
  principal: {
    ...{ role: 'principal', email: 'anna.lavoine@lavoine.example', organisation: company.name },
    ...{ firstName: 'Anna', lastName: 'Lavoine' },
  },
  member: {
    ...{ role: 'member', email: 'paul.girard@lavoine.example', organisation: company.name },
    ...{ firstName: 'Paul', lastName: 'Girard' },
  },
} as const satisfies Record<string, Person>;
