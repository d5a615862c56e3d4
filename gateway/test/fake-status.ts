import { makeCallerVerifier } from '@atrium/chassis/caller';
import { requestForbidden, requestIdempotencyMismatch, requestStale } from '@atrium/chassis/errors';
import { requestUnauthenticated } from '@atrium/chassis/errors';
import { AtriumError } from '@atrium/chassis/errors';
import type { CallContext, Handlers } from '@atrium/chassis/grpc/contract';
import { serveGrpc } from '@atrium/chassis/grpc/server';
import { makeLogger } from '@atrium/chassis/logger';
import type { Component } from '@atrium/protos/gen/atrium/status/v1/Component';
import type { Event } from '@atrium/protos/gen/atrium/status/v1/Event';
import type { StatusServiceDefinition } from '@atrium/protos/gen/atrium/status/v1/StatusService';
import { statusContract } from '../src/backends.ts';

export type StatusHandlers = Handlers<StatusServiceDefinition>;

export const secret = 'a secret of the tests, long enough for all';

/** One call as the fake service saw it. */
export type Seen = { method: string; request: object; call: CallContext };

const at = (seconds: number) => ({ seconds, nanos: 0 });
const author = { kind: 'key', id: '0a1b2c3d', name: 'operator' };
const uptime = { seconds: { noData: 0, operational: 86_400 * 30 }, percent: 99.98, percentWithMaintenance: 99.5 };

export const region = (key = 'eu') => ({
  ...{ key, name: { fr: 'Europe', en: 'Europe' }, timeZone: 'Europe/Paris', position: 0, version: 1 },
  ...{ updatedAt: at(1_700_000_000), updatedBy: author },
});

export const event = (id: string, more: Event = {}): Event => ({
  ...{ id, kind: 'EVENT_KIND_INCIDENT', title: { fr: 'Connexion <b>lente</b>', en: 'Slow & "sign-in"' } },
  ...{ impact: 'IMPACT_MINOR', phase: 'PHASE_INVESTIGATING', publication: 'PUBLICATION_PUBLISHED' },
  ...{ components: ['sign-in'], startsAt: at(1_700_000_000), lengthKnown: true, version: 3, updatedBy: author },
  ...{ createdAt: at(1_700_000_000), updatedAt: at(1_700_000_600) },
  updates: [
    {
      ...{ id: 'u1', at: at(1_700_000_000), recordedAt: at(1_700_000_010), phase: 'PHASE_INVESTIGATING', author },
      text: { fr: '<script>alert(1)</script>', en: 'We look & see <i>' },
      states: [{ component: 'sign-in', regions: [], state: 'COMPONENT_STATE_PARTIAL_OUTAGE' }],
    },
  ],
  ...more,
});

const changed = { updatedAt: at(1_700_000_000), updatedBy: author };

const component = (key: string, parent: string, version = 1): Component => ({
  ...{ key, parent, name: { fr: `${key} fr`, en: `${key} en` }, description: { fr: '', en: '' }, regions: [] },
  ...{ position: 0, knownSince: at(1_600_000_000), version, updatedAt: at(1_700_000_000), updatedBy: author },
});

/** What the fake service holds; tests change it. */
export const world = () => ({
  revision: 1,
  validForSeconds: 3600,
  title: 'Weather',
  components: [component('page', ''), component('suite', 'page'), component('sign-in', 'suite')],
  events: [event('e1')],
  delayMs: 0,
});

export type World = ReturnType<typeof world>;

const rows = (all: World, days: number) =>
  all.components.map((one, depth) => ({
    ...{ component: one, depth, group: depth < 2, state: 'COMPONENT_STATE_OPERATIONAL' as const, uptime, mean: uptime },
    days: '.'.repeat(Math.max(0, days - 1)) + 'i',
    notes: [{ day: days - 1, seconds: { partialOutage: 60 }, events: ['e1'] }],
  }));

const settings = (all: World) => ({
  ...{ name: { fr: 'Météo', en: all.title }, version: 1, weightMajorOutage: 1, weightPartialOutage: 0.3 },
  ...{ updatedAt: at(1_700_000_000), updatedBy: author },
});

const numbers = (all: World) => {
  const now = Math.floor(Date.now() / 1000);
  const span = { asOf: at(now), validUntil: at(now + all.validForSeconds), revision: all.revision };
  return {
    ...span,
    settings: settings(all),
    region: region(),
    regions: [region(), region('us')],
    firstDay: '2020-01-01',
  };
};

const notFound = (code: string) => new AtriumError(code, 'not_found');

const find = <T>(list: readonly T[], is: (one: T) => boolean, code: string): T => {
  const found = list.find(is);
  if (!found) throw notFound(code);
  return found;
};

const imported = (id: string) => ({
  id,
  format: 'statuspage',
  digest: 'd',
  state: 'receiving',
  parts: 2,
  received: [0],
  counts: {},
});

const broken = {
  state: 'failed',
  errorCode: 'import.not_json',
  errorParams: [
    { name: 'line', value: '3' },
    { name: 'column', value: '7' },
  ],
};

const mayWrite = ({ caller }: CallContext, scope: string): void => {
  if (caller.kind === 'anonymous') throw requestUnauthenticated();
  if (!caller.scopes.includes(scope)) throw requestForbidden();
};

const fresh = (version: number, is: number): void => {
  if (version !== is) throw requestStale();
};

const versionOf = (of: Component): number => Number(of.version ?? 1);

const kindOf = (wanted: string, one: Event): boolean => wanted === 'EVENT_KIND_UNSPECIFIED' || one.kind === wanted;

// As the handlers, without waiting: the one wrapper below makes them asynchronous.
type Doors = {
  [M in keyof StatusHandlers]: (...given: Parameters<StatusHandlers[M]>) => Awaited<ReturnType<StatusHandlers[M]>>;
};

const doors = (all: World): Doors => ({
  GetWeather: ({ days, until, region: wanted }) => {
    if (!['', 'eu', 'us'].includes(wanted)) throw notFound('status.region_not_found');
    const last = until || '2026-11-21';
    const lists = { open: all.events.slice(0, 1), planned: [], recent: all.events };
    return {
      ...numbers(all),
      ...lists,
      from: '2026-08-24',
      until: last,
      state: 'COMPONENT_STATE_PARTIAL_OUTAGE',
      rows: rows(all, days),
    };
  },
  GetComponentWeather: ({ key, days }) => {
    find(all.components, (one) => one.key === key, 'status.component_not_found');
    const row = rows(all, days).find(({ component: one }) => one.key === key) ?? null;
    const periods = [1, 90].map((count) => ({ days: count, uptime }));
    return {
      ...{ ...numbers(all), row, children: [], ancestors: [all.components[0] ?? {}], periods, past: all.events },
      ...{ open: [], planned: [], from: '2026-11-01', until: '2026-11-21', nextPageToken: 'more' },
    };
  },
  GetUptime: () => ({
    ...{ region: region(), from: at(1_700_000_000), until: at(1_700_086_400), settings: settings(all) },
    rows: all.components.map(({ key, name }) => ({ component: key ?? '', name: name ?? null, group: false, uptime })),
  }),
  GetRevision: () => ({ revision: all.revision }),
  ListRegions: () => ({ regions: [region(), region('us')] }),
  PutRegion: ({ region: sent }, call) => {
    mayWrite(call, 'status:admin');
    if (sent?.key === 'eu') fresh(sent.version, 1);
    return { ...sent, version: (sent?.version ?? 0) + 1 };
  },
  GetSettings: () => settings(all),
  PutSettings: ({ settings: sent }, call) => {
    mayWrite(call, 'status:admin');
    fresh(sent?.version ?? 0, 1);
    all.title = sent?.name?.en ?? '';
    all.revision += 1;
    return { ...sent, version: 2 };
  },
  ListComponents: () => ({ components: all.components }),
  GetComponent: ({ key }) => {
    if (key === 'boom') throw new Error('boom at /inner/part.ts');
    return find(all.components, (one) => one.key === key, 'status.component_not_found');
  },
  CreateComponent: ({ component: sent }, call) => {
    mayWrite(call, 'status:admin');
    const made = { ...sent, version: 1 };
    all.components.push(made);
    all.revision += 1;
    return made;
  },
  UpdateComponent: ({ component: sent }, call) => {
    mayWrite(call, 'status:admin');
    const is = find(all.components, (one) => one.key === sent?.key, 'status.component_not_found');
    fresh(sent?.version ?? 0, versionOf(is));
    return { ...is, version: versionOf(is) + 1 };
  },
  ListEvents: ({ kind, page }) => {
    const begin = Number(page?.token ?? 0);
    const end = begin + (page?.size ?? 25);
    const found = all.events.filter((one) => kindOf(kind, one));
    return { events: found.slice(begin, end), nextPageToken: end < found.length ? String(end) : '' };
  },
  GetEvent: ({ id }) => find(all.events, (one) => one.id === id, 'status.event_not_found'),
  CreateEvent: ({ kind, title }, call) => {
    mayWrite(call, 'status:write');
    const made = event(`e${all.events.length + 1}`, { kind, title });
    all.events.unshift(made);
    all.revision += 1;
    return made;
  },
  AddUpdate: ({ eventId }, call) => {
    mayWrite(call, 'status:write');
    return find(all.events, (one) => one.id === eventId, 'status.event_not_found');
  },
  ReviseEvent: ({ id, version }, call) => {
    mayWrite(call, 'status:write');
    fresh(version, 3);
    return { ...find(all.events, (one) => one.id === id, 'status.event_not_found'), version: 4 };
  },
  CorrectUpdate: ({ eventId, version }) => {
    fresh(version, 3);
    return find(all.events, (one) => one.id === eventId, 'status.event_not_found');
  },
  PublishEvent: ({ id, version }) => {
    fresh(version, 3);
    return find(all.events, (one) => one.id === id, 'status.event_not_found');
  },
  DeleteDraft: ({ version }) => {
    fresh(version, 3);
    return {};
  },
  ListTemplates: () => ({
    templates: [{ key: 'slow', kind: 'EVENT_KIND_INCIDENT', title: { fr: 'a', en: 'b' }, version: 1, ...changed }],
  }),
  PutTemplate: ({ template }) => {
    if (template?.key === 'slow') fresh(template.version, 1);
    return { ...template, version: 2 };
  },
  DeleteTemplate: ({ version }) => {
    fresh(version, 1);
    return {};
  },
  StartImport: ({ format }) => ({ ...imported('i1'), format }),
  PutImportPart: () => imported('i1'),
  RunImport: () => ({ ...imported('i1'), state: 'running' }),
  GetImport: ({ id }) => ({ ...imported(id), ...(id === 'broken' && broken) }),
  ListImportLines: () => ({
    lines: [
      { line: 0, outcome: 'note', where: 'incidents[0]', code: 'import.end_before_start', detail: '', about: 'e1' },
    ],
  }),
});

// As the chassis' stores: the same key and body give the same answer, and say so (GW-04).
const remembering = (): ((call: CallContext, make: () => object) => object) => {
  const known = new Map<string, { hash: string; answer: object }>();
  return (call, make) => {
    const { idempotency, caller } = call;
    if (idempotency === undefined) return make();
    const key = `${caller.id} ${idempotency.key}`;
    const earlier = known.get(key);
    if (earlier !== undefined && earlier.hash !== idempotency.hash) throw requestIdempotencyMismatch();
    if (earlier !== undefined) idempotency.replayed?.();
    const answer = earlier?.answer ?? make();
    known.set(key, { hash: idempotency.hash, answer });
    return answer;
  };
};

// Every call is written down, and may be made to wait.
const watched = (all: World, seen: Seen[]): StatusHandlers => {
  const open = doors(all) as unknown as Record<string, (request: object, call: CallContext) => object>;
  const once = remembering();
  const wrap = (method: string) => async (request: object, call: CallContext) => {
    seen.push({ method, request, call });
    if (all.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, all.delayMs));
    return once(call, () => open[method]?.(request, call) ?? {});
  };
  return Object.fromEntries(Object.keys(open).map((method) => [method, wrap(method)])) as unknown as StatusHandlers;
};

/** A status service with canned answers behind real gRPC. */
export const fakeStatus = async (port = 0) => {
  const all = world();
  const seen: Seen[] = [];
  const verifyCaller = makeCallerVerifier(secret, 'status');
  const logger = makeLogger({ name: 'fake status', level: 'silent' });
  const services = [{ contract: statusContract, handlers: watched(all, seen) }] as const;
  const server = await serveGrpc({ host: '127.0.0.1', port, services, verifyCaller, logger });
  return { world: all, seen, port: server.port, address: `127.0.0.1:${server.port}`, stop: () => server.stop(0) };
};

export type FakeStatus = Awaited<ReturnType<typeof fakeStatus>>;
