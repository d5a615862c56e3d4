import type { connectMongo } from '@atrium/chassis/mongo/connect';

type Connection = ReturnType<typeof connectMongo>;

/** How MongoDB carried out one query or write. */
export type QueryPlan = {
  collection: string;
  /** `IXSCAN { organisation: 1, _id: 1 }`, `IDHACK`, `COLLSCAN`. */
  plan: string;
  /** What was asked, as MongoDB noted it. */
  asked: string;
  /** Documents that were read for it. */
  examined: number;
  /** It was sorted in memory: no index has the order. */
  sorted: boolean;
  /** It read an index from end to end: the index has the order, and not what was asked for. */
  whole: boolean;
};

type Profiled = {
  ns: string;
  planSummary?: string;
  command: Record<string, unknown>;
  docsExamined?: number;
  hasSortStage?: boolean;
  execStats?: object;
};

/** Fields of a driver's envelope; what is left says what was asked. */
const envelope = new Set(['lsid', '$db', '$clusterTime', 'writeConcern', 'txnNumber', 'maxTimeMS', 'comment']);

// Each stage has its bounds by field; those of an index's first field decide how much of it is read.
const readsWholeIndex = (stats: object | undefined): boolean =>
  /"indexBounds":\{"[^"]+":\["\[(?:MinKey, MaxKey|MaxKey, MinKey)\]"\]/.test(JSON.stringify(stats ?? {}));

const planOf = ({ ns, planSummary = '', command, docsExamined = 0, ...rest }: Profiled): QueryPlan => ({
  collection: ns.slice(ns.indexOf('.') + 1),
  plan: planSummary,
  asked: JSON.stringify(Object.fromEntries(Object.entries(command).filter(([name]) => !envelope.has(name)))),
  examined: docsExamined,
  sorted: rest.hasSortStage === true,
  whole: readsWholeIndex(rest.execStats),
});

/**
 * Does some work, and tells how MongoDB carried out each query and conditional write of it, in order. The plans are
 * those of the queries that really ran, noted by the server's profiler for this database: make the indexes first.
 *
 * @example
 * const [plan] = await plansOf(connection, () => items.list({ organisation: 'one' }));
 */
export const plansOf = async (connection: Connection, work: () => Promise<unknown>): Promise<QueryPlan[]> => {
  const { db } = await connection.asPromise();
  if (db === undefined) throw new Error('the connection has no database');
  await db.command({ profile: 0 });
  await db.dropCollection('system.profile').catch(() => undefined);
  await db.command({ profile: 2 });
  try {
    await work();
  } finally {
    await db.command({ profile: 0 });
  }
  const noted = await db
    .collection<Profiled>('system.profile')
    .find({ planSummary: { $exists: true } })
    .toArray();
  return noted.filter(({ ns }) => !ns.endsWith('.system.profile')).map(planOf);
};

/**
 * Does some work, and throws when any query of it read a whole collection, or when it made none (OP-08). A collection
 * that does not exist yet has no plan to speak of: put something in first.
 *
 * @returns the plans, for those who want to know more of them.
 * @example
 * await refuseScans(connection, () => items.list({ organisation: 'one' }, undefined, 25));
 */
export const refuseScans = async (connection: Connection, work: () => Promise<unknown>): Promise<QueryPlan[]> => {
  const plans = await plansOf(connection, work);
  if (plans.length === 0) throw new Error('no query was made, so none was looked at');
  const scans = plans.filter(({ plan }) => plan.includes('COLLSCAN') || plan === 'EOF');
  if (scans.length === 0) return plans;
  const told = scans.map(({ collection, plan, asked }) => `  ${collection} (${plan}): ${asked.slice(0, 300)}`);
  throw new Error(`These queries have no index:\n${told.join('\n')}`);
};
