import { fakeAggregates, fakeShelf, type FakeShelf } from '@atrium/testkit/fake-aggregates';
import {
  monthId,
  type Imports,
  type KeptMonth,
  type Months,
  type Page,
  type Stores,
} from '../../src/application/ports.ts';
import type { Component } from '../../src/domain/components.ts';
import {
  componentNotFound,
  importNotFound,
  keyTaken,
  postmortemNotFound,
  regionNotFound,
  templateNotFound,
} from '../../src/domain/errors.ts';
import type { Fact } from '../../src/domain/facts.ts';
import type { Import, ImportLine } from '../../src/domain/imports.ts';
import type { Postmortem } from '../../src/domain/postmortems.ts';
import type { Region } from '../../src/domain/regions.ts';
import type { Settings } from '../../src/domain/settings.ts';
import type { Template } from '../../src/domain/templates.ts';
import { fakeEvents } from './events.ts';

const fakeMonths = (): Months => {
  const kept = new Map<string, KeptMonth>();
  return {
    findMany: (ids) => Promise.resolve(new Map([...kept].filter(([id]) => ids.includes(id)))),
    read: ({ key, timeZone }, months, { components, parts }) => {
      const found = [...kept.values()].filter(
        ({ month }) =>
          month.region === key &&
          month.zone === timeZone &&
          months.includes(month.month) &&
          (components === undefined || components.includes(month.component)),
      );
      return Promise.resolve(found.map(({ month }) => (parts ? month : { ...month, events: [] })));
    },
    write: (months) => {
      const [fresh, late] = [[] as KeptMonth[], [] as string[]];
      for (const one of months)
        if ((kept.get(monthId(one.month))?.version ?? 0) === one.version) fresh.push(one);
        else late.push(monthId(one.month));
      for (const { month, version } of fresh) kept.set(monthId(month), { month, version: version + 1 });
      return Promise.resolve(late);
    },
  };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const fakePage = (components: FakeShelf<Component, Fact>, regions: FakeShelf<Region, Fact>): Page => {
  const store = fakeAggregates<Settings, Fact>();
  let bumps = 0;
  return {
    settings: () => store.get('page'),
    beginSettings: async (decision, how) => {
      if ((await store.find('page')) === undefined) await store.create('page', decision, how);
    },
    changeSettings: (decide, how) => store.update('page', decide, how),
    revision: () => {
      const kept = [...components.kept(), ...regions.kept(), ...store.kept()];
      return Promise.resolve(bumps + sum(kept.map(({ version }) => version)));
    },
    layout: () =>
      Promise.resolve(
        sum(components.kept().map(({ state }) => state.moves)) + sum(regions.kept().map(({ version }) => version)),
      ),
    bump: () => Promise.resolve(void (bumps += 1)),
  };
};

const fakeImports = (): Imports => {
  const store = fakeAggregates<Import, Fact>({ notFound: (id) => importNotFound({ params: { id } }) });
  const parts = new Map<string, Map<number, Buffer>>();
  const lines = new Map<string, Map<number, ImportLine>>();
  const inOrder = <Value>(of: Map<number, Value> | undefined): [number, Value][] =>
    [...(of ?? [])].sort(([a], [b]) => a - b);
  return {
    ...store,
    latest: (key) => {
      const runs = store.kept().filter(({ state }) => state.key === key);
      return Promise.resolve(runs.sort((a, b) => b.state.run - a.state.run)[0]);
    },
    waiting: (now) => {
      const free = store.kept().filter(({ state }) => state.state === 'running' && state.leaseUntil <= now);
      return Promise.resolve(free.map(({ state }) => state.id));
    },
    putPart: (id, part, content) => {
      const of = parts.get(id) ?? new Map<number, Buffer>();
      parts.set(id, of);
      const isNew = !of.has(part);
      if (isNew) of.set(part, content);
      return Promise.resolve(isNew);
    },
    parts: (id) => Promise.resolve(inOrder(parts.get(id)).map(([, content]) => content)),
    receivedParts: (id) => Promise.resolve(inOrder(parts.get(id)).map(([part]) => part)),
    dropParts: (id) => Promise.resolve(void parts.delete(id)),
    addLines: (id, added) => {
      const of = lines.get(id) ?? new Map<number, ImportLine>();
      for (const line of added) of.set(line.line, line);
      return Promise.resolve(void lines.set(id, of));
    },
    lines: (id, after, limit) => {
      const found = inOrder(lines.get(id)).filter(([line]) => line > after);
      return Promise.resolve(found.slice(0, limit).map(([, line]) => line));
    },
  };
};

const refusals = (missing: typeof keyTaken) => ({
  notFound: (key: string) => missing({ params: { key } }),
  taken: (key: string) => keyTaken({ params: { key } }),
});

/** Every store in memory, for tests of use cases; `src/store/*.test.ts` show that they are as the real ones. */
export const fakeStores = (): Stores => {
  const components = fakeShelf<Component, Fact>(refusals(componentNotFound));
  const regions = fakeShelf<Region, Fact>(refusals(regionNotFound));
  const templates = fakeShelf<Template, Fact>(refusals(templateNotFound));
  const page = fakePage(components, regions);
  const postmortems = fakeShelf<Postmortem, Fact>(refusals(postmortemNotFound));
  return {
    components,
    regions,
    templates,
    postmortems,
    page,
    events: fakeEvents(),
    months: fakeMonths(),
    imports: fakeImports(),
  };
};
