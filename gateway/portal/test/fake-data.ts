const day = 86_400_000;
const now = Date.parse('2026-11-22T11:00:00Z');

const at = (daysAgo: number): string => new Date(now - daysAgo * day).toISOString();

export type FakeRole = 'operator_administrator' | 'agent' | 'principal' | 'member';

export const rules = { minLength: 12, maxLength: 64, classes: 0, maxAgeDays: 0, history: 5 };

const person = (id: string, firstName: string, lastName: string, more: object = {}) => ({
  ...{ id, firstName, lastName, email: `${firstName}.${lastName}@exemple.fr`.toLowerCase(), identifier: null },
  ...{ language: 'fr', timeZone: 'Europe/Paris', phone: null, state: 'active', blockedAt: null },
  memberships: [{ organisation: 'o1', organisationName: 'Ateliers du Rhône', role: 'member', since: at(200) }],
  ...{ createdAt: at(200), lastSignInAt: at(0.02), invitedUntil: null, version: 3 },
  ...more,
});

export const me = (role: FakeRole, language: string) => ({
  ...person('me', 'Camille', 'Lefèvre', { language, phone: '+33 4 72 00 00 00' }),
  memberships: [{ organisation: 'o1', organisationName: 'Ateliers du Rhône', role, since: at(200) }],
});

export const members = (role: FakeRole, language: string) => [
  me(role, language),
  person('a2', 'Anaïs', 'Brunet', { lastSignInAt: at(3) }),
  person('a3', 'Jean-Baptiste', 'de La Rochefoucauld-Montmorency', { blockedAt: at(0.1), lastSignInAt: at(12) }),
  person('a4', 'Noé', 'Petit', { state: 'invited', lastSignInAt: null, invitedUntil: at(-80) }),
  person('a5', 'Ines', 'Haddad', { state: 'deactivated', lastSignInAt: at(90) }),
];

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const safari = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Mobile Safari/604';

const session = (id: string, agent: string, usedAgo: number, more: object = {}) => ({
  ...{ id, organisation: 'o1', kind: 'browser', agent, address: '192.0.2.x' },
  ...{ createdAt: at(usedAgo + 0.3), usedAt: at(usedAgo), until: at(-0.4), current: false },
  ...more,
});

export const sessions = [
  session('s1', firefox, 0, { current: true }),
  session('s2', safari, 0.2),
  session('s3', 'atrium-cli/0.1', 1, { kind: 'program' }),
];

const entry = (number: number, act: string, name: string) => ({
  ...{ number, at: at(number === 5 ? 0.01 : 6 - number), act },
  actor: { kind: name === '' ? 'anonymous' : 'account', id: name === '' ? '' : 'me', name },
  subject: { kind: 'account', id: 'a9c31e7d20' },
  details: '{"email":"noe.petit@exemple.fr","role":"member"}',
  previous: String(number).repeat(64).slice(0, 64),
  hash: `${number}f3a91c0d27b64e58`.repeat(4).slice(0, 64),
});

export const entries = [
  entry(5, 'session.opened', 'Camille Lefèvre'),
  entry(4, 'account.blocked', ''),
  entry(3, 'account.invited', 'Camille Lefèvre'),
  entry(2, 'account.activated', 'Anaïs Brunet'),
  entry(1, 'organisation.created', 'Camille Lefèvre'),
];

const mail = (id: string, template: string, state: string, answer: string, attempts: number) => ({
  ...{ id, to: `${id}@exemple.fr`, template, state, attempts, answer, createdAt: at(1) },
  ...{ sentAt: state === 'sent' ? at(1) : null, nextAt: state === 'queued' ? at(-0.01) : null },
});

export const mails = [
  mail('camille', 'invitation', 'sent', '250 2.0.0 Ok: queued as 4F1C', 1),
  mail('noe', 'activation', 'queued', '450 4.2.0 Greylisted, try again later', 3),
  mail('ines', 'reset', 'failed', '554 5.7.1 Message refused by policy', 6),
  mail('jean', 'password_changed', 'bounced', '550 5.1.1 No such user', 1),
];

export const organisation = {
  ...{ id: 'o1', name: 'Ateliers du Rhône', siret: '30326504500015', vatNumber: null },
  ...{ regions: ['idf', 'aura'], createdAt: at(200), version: 1 },
};

export const regions = [
  { key: 'idf', name: { fr: 'Île-de-France', en: 'Paris region' } },
  { key: 'aura', name: { fr: 'Auvergne-Rhône-Alpes', en: 'Auvergne-Rhône-Alpes' } },
  { key: 'om', name: { fr: 'Outre-mer', en: 'Overseas' } },
];

export const weather = {
  state: 'degraded_performance',
  asOf: at(0),
  open: [{ id: 'e1', kind: 'incident', title: { fr: 'Connexion lente', en: 'Slow sign-in' }, startsAt: at(0.1) }],
  planned: [{ id: 'e2', title: { fr: 'Mise à jour de la base', en: 'Update of the database' }, startsAt: at(-2) }],
};

export const linkOf = (kind: string) => ({
  ...{ kind, email: 'noe.petit@exemple.fr', lastName: 'Petit', firstName: 'Noé' },
  ...{ organisationName: 'Ateliers du Rhône', until: at(-80), passwordRules: rules },
});
