import type { IncomingHttpHeaders } from 'node:http';

type Thing = Record<string, unknown>;

/** What came in. */
export type Asked = {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingHttpHeaders;
  body: Thing;
  bytes: Buffer;
};

/** What goes out. */
export type Reply = { status?: number; json?: unknown; text?: string; headers?: Record<string, string> };

/** What is kept. */
export type State = {
  settings: Thing & { version: number };
  regions: Map<string, Thing>;
  components: Map<string, Thing>;
  templates: Map<string, Thing>;
  events: Map<string, Thing & { updates: Thing[]; version: number }>;
  imports: Map<string, Thing & { received: number[]; state: string }>;
  parts: Map<string, Buffer>;
  /** How imports end: what is laid over them when they run, and their lines. */
  outcome: Thing;
  lines: Thing[];
  keys: Thing[];
  weather: Thing;
};

type Handle = (state: State, call: Asked, first: string, second: string) => Reply;

export const problem = (status: number, code: string, title: string, more: Thing = {}): Reply => ({
  status,
  json: { type: `/api/v1/problems/${code}`, title, status, detail: '', code, requestId: 'req-1', ...more },
});

const page = (all: unknown[], name: string, { query }: Asked): Reply => {
  const from = Number(query.cursor ?? 0);
  const until = from + Number(query.limit ?? 50);
  return { json: { [name]: all.slice(from, until), nextCursor: until < all.length ? String(until) : null } };
};

const found = <T>(thing: T | undefined, then: (thing: T) => Reply): Reply =>
  thing === undefined ? problem(404, 'request.not_found', 'Not found') : then(thing);

const put =
  (things: Map<string, Thing>): Handle =>
  (_state, { headers, body }, key) => {
    const old = things.get(key);
    if (headers['if-none-match'] === '*' ? old : headers['if-match'] !== `"v${Number(old?.version ?? 0)}"`) {
      return problem(412, 'request.stale', 'It has changed');
    }
    things.set(key, { key, ...body, version: Number(old?.version ?? 0) + 1 });
    return { json: things.get(key) };
  };

const makeEvent =
  (kind: string): Handle =>
  (state, { body }) => {
    const id = `ev-${state.events.size + 1}`;
    const {
      text = { fr: '', en: '' },
      phase = kind === 'incident' ? 'investigating' : 'scheduled',
      states = [],
    } = body;
    const at = body.startsAt ?? '2026-11-22T10:00:00Z';
    const first = {
      id: `${id}-1`,
      at,
      recordedAt: at,
      phase,
      text,
      states,
      author: { kind: 'key', id: '1', name: 'Duty' },
    };
    const event = {
      ...{ id, kind, impact: 'minor', publishAt: null, components: [], regions: [], endsAt: null, origin: null },
      ...{ publication: 'published', lengthKnown: true, reconstructed: false, intervals: [], version: 1 },
      ...{ createdAt: at, updatedAt: at, ...body, startsAt: at, phase },
      updates: [{ reconstructed: false, supersedes: null, ...first }],
    };
    state.events.set(id, event);
    return { status: 201, json: event };
  };

const addUpdate: Handle = (state, { body }, id) =>
  found(state.events.get(id), (event) => {
    const at = body.at ?? '2026-11-22T11:00:00Z';
    const empty = { text: { fr: '', en: '' }, states: [], author: null, reconstructed: false, recordedAt: at };
    event.updates.push({ id: `${id}-${event.updates.length + 1}`, ...empty, ...body, at });
    Object.assign(event, { phase: body.phase ?? event.phase, version: event.version + 1 });
    return { status: 201, json: event };
  });

const patch =
  (things: (state: State) => Map<string, Thing>): Handle =>
  (state, { headers, body }, id) =>
    found(things(state).get(id), (thing) => {
      if (headers['if-match'] !== `"v${Number(thing.version)}"`) return problem(412, 'request.stale', 'It has changed');
      Object.assign(thing, body, { version: Number(thing.version) + 1 });
      return { json: thing };
    });

const startImport: Handle = (state, { body }) => {
  const same = [...state.imports.values()].find(
    (one) => one.digest === body.digest && one.dryRun === body.dryRun && one.state === 'receiving',
  );
  if (same) return { json: same };
  const id = `im-${state.imports.size + 1}`;
  const counts = { componentsCreated: 0, componentsUnchanged: 0, created: 0, updated: 0, unchanged: 0, refused: 0 };
  const begun = { total: 0, handled: 0, counts: { ...counts, notes: 0, updates: 0 }, error: null };
  state.imports.set(id, { id, ...body, ...begun, state: 'receiving', received: [] });
  return { status: 201, json: state.imports.get(id) };
};

const putPart: Handle = (state, { bytes }, id, part) =>
  found(state.imports.get(id), (one) => {
    one.received.push(Number(part));
    state.parts.set(`${id}/${part}`, bytes);
    return { json: one };
  });

const runImport: Handle = (state, _call, id) =>
  found(state.imports.get(id), (one) => ({ json: Object.assign(one, { state: 'done' }, state.outcome) }));

/** The routes that the command line uses, as "METHOD /path". */
export const routes: [RegExp, Handle][] = [
  [/^GET \/status\/weather$/, ({ weather }) => ({ json: weather })],
  [/^GET \/status\/components$/, ({ components }, call) => page([...components.values()], 'components', call)],
  [/^GET \/status\/components\/([^/]+)$/, (s, _c, key) => found(s.components.get(key), (json) => ({ json }))],
  [/^PATCH \/status\/components\/([^/]+)$/, patch((state) => state.components)],
  [
    /^POST \/status\/components$/,
    (state, { body }) => {
      const empty = { description: { fr: '', en: '' }, regions: [], position: 0, knownSince: null, parent: 'page' };
      const made = { ...empty, ...body, archived: false, version: 1 };
      state.components.set(String(body.key), made);
      return { status: 201, json: made };
    },
  ],
  [/^GET \/status\/regions$/, ({ regions }, call) => page([...regions.values()], 'regions', call)],
  [/^PUT \/status\/regions\/([^/]+)$/, (state, ...rest) => put(state.regions)(state, ...rest)],
  [/^GET \/status\/templates$/, ({ templates }, call) => page([...templates.values()], 'templates', call)],
  [/^PUT \/status\/templates\/([^/]+)$/, (state, ...rest) => put(state.templates)(state, ...rest)],
  [/^GET \/status\/settings$/, ({ settings }) => ({ json: settings })],
  [
    /^PUT \/status\/settings$/,
    ({ settings }, { body }) => ({ json: Object.assign(settings, body, { version: settings.version + 1 }) }),
  ],
  [/^GET \/status\/events\.csv$/, () => ({ text: 'id,title\r\nev-1,"Slow\u001b[2J"\r\n' })],
  [/^GET \/status\/uptime\.csv$/, () => ({ text: 'component,percent\r\npage,99.9\r\n' })],
  [/^GET \/status\/uptime$/, (_s, { query }) => ({ json: { from: query.from, until: query.until, rows: [] } })],
  [
    /^GET \/status\/events$/,
    (state, call) => {
      const isDraft = call.query.drafts === 'true';
      const all = [...state.events.values()].filter((event) => (event.publication !== 'published') === isDraft);
      const { kind } = call.query;
      return page(kind ? all.filter((event) => event.kind === kind) : all, 'events', call);
    },
  ],
  [/^GET \/status\/events\/([^/]+)$/, (state, _c, id) => found(state.events.get(id), (json) => ({ json }))],
  [/^PATCH \/status\/events\/([^/]+)$/, patch((state) => state.events)],
  [/^DELETE \/status\/events\/([^/]+)$/, (s, _c, id) => ({ status: s.events.delete(id) ? 204 : 404 })],
  [/^POST \/status\/incidents$/, makeEvent('incident')],
  [/^POST \/status\/maintenances$/, makeEvent('maintenance')],
  [/^POST \/status\/events\/([^/]+)\/updates$/, addUpdate],
  [/^POST \/status\/events\/([^/]+)\/updates\/([^/]+)\/corrections$/, addUpdate],
  [
    /^POST \/status\/events\/([^/]+)\/publish$/,
    (s, _c, id) => found(s.events.get(id), (event) => ({ json: Object.assign(event, { publication: 'published' }) })),
  ],
  [/^POST \/status\/imports$/, startImport],
  [/^PUT \/status\/imports\/([^/]+)\/parts\/(\d+)$/, putPart],
  [/^POST \/status\/imports\/([^/]+)\/run$/, runImport],
  [/^GET \/status\/imports\/([^/]+)\/lines$/, (state, call) => page(state.lines, 'lines', call)],
  [/^GET \/status\/imports\/([^/]+)$/, (state, _c, id) => found(state.imports.get(id), (json) => ({ json }))],
  [/^GET \/keys$/, (state, call) => page(state.keys, 'keys', call)],
  [/^DELETE \/keys\/([^/]+)$/, () => ({ status: 204 })],
  [
    /^POST \/keys$/,
    (state, { body }) => {
      const key = { id: 'k2', prefix: 'atr_k2', lastUsedAt: null, expiresAt: null, revokedAt: null, ...body };
      state.keys.push(key);
      return { status: 201, json: { ...key, key: 'atr_k2_secret' } };
    },
  ],
];
