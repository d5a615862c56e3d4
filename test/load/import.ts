/** `npm run bench -- import`: a Statuspage file brought along, told to the world and prepared, against a bare insertMany of the same events (ST-11). */
import { type ChildProcess, fork } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { makeCallerSigner } from '@atrium/chassis/caller';
import { connectBackend } from '@atrium/chassis/grpc/client';
import { makeLogger } from '@atrium/chassis/logger';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { inRoot } from '@atrium/stack/folders';
import { eventually } from '@atrium/testkit/eventually';
import { scratch } from '@atrium/testkit/scratch';
import { startProcess } from '@atrium/testkit/process';
import { statusContract } from '../../services/status/src/transport/grpc.ts';
import { migrate } from '../support/migrate.ts';
import { compare } from './harness.ts';
import { importFile } from './import-file.ts';

const count = 1282;
const partBytes = 1024 * 1024;
const logger = makeLogger({ name: 'bench', level: 'warn' });
const corner = await scratch();
await migrate('services/status', corner.env);
const service = await startProcess(inRoot('services/status/src/main.ts'), corner.env);
const address = `127.0.0.1:${String(service.ports.grpc)}`;
const status = connectBackend({ contract: statusContract, address, name: 'status', logger });
const caller = { kind: 'key', id: 'bench', name: 'bench', scopes: ['status:admin'] } as const;
const sign = makeCallerSigner(corner.env.ATRIUM_CALLER_SECRET ?? '');
const asked = async () => ({ deadlineMs: 20_000, requestId: randomUUID(), token: await sign(caller, 'status') });
const database = `${corner.databasePrefix}status`;
const connection = connectMongo({ url: corner.mongodbUrl, database, logger });
await connection.asPromise();

const file = importFile(count);
const digest = createHash('sha256').update(file).digest('hex');

const over = (id: string) =>
  eventually(
    async () => {
      const found = await status.call('GetImport', { id }, await asked());
      if (found.state === 'failed') throw new Error(found.errorCode);
      if (found.state !== 'done') throw new Error(`import is ${found.state}`);
      return found;
    },
    { timeoutMs: 60_000, everyMs: 200 },
  );

/** Documents whose facts are not on the stream yet. */
const waiting = async (): Promise<number> => {
  const untold = { outboxSince: { $exists: true } };
  const of = (name: string) => connection.collection(name).countDocuments(untold);
  return (await of('events')) + (await of('imports'));
};

/** From the announcement until every fact of it is on the stream. */
const bring = async (): Promise<number> => {
  const parts = Math.ceil(file.length / partBytes);
  const begun = await status.call(
    'StartImport',
    { format: 'statuspage', digest, parts, bytes: file.length },
    await asked(),
  );
  for (let part = 0; part < parts; part += 1)
    await status.call(
      'PutImportPart',
      { id: begun.id, part, content: file.subarray(part * partBytes, (part + 1) * partBytes) },
      await asked(),
    );
  await status.call('RunImport', { id: begun.id }, await asked());
  const done = await over(begun.id);
  await eventually(async () => (await waiting()) === 0, { timeoutMs: 60_000, everyMs: 50 });
  return done.counts?.created ?? 0;
};

/** Afterwards, as before: the clearing is this process's and MongoDB's work. */
const clear = async (): Promise<void> => {
  for (const name of ['events', 'months', 'import_lines', 'status_sent'])
    await connection.collection(name).deleteMany({});
};

await bring();
const bare: ChildProcess = fork(`${import.meta.dirname}/import-bare.ts`, [corner.mongodbUrl, database], {
  execArgv: [],
});
await once(bare, 'message');
const tell = async (what: 'insert' | 'clear'): Promise<number> => {
  bare.send(what);
  return Number((await once(bare, 'message'))[0]);
};

/** Both sides are measured warm: the compiler takes twenty imports to settle. */
const forAbout = async (forMs: number, work: () => Promise<number>): Promise<number> => {
  let done = 0;
  for (const until = performance.now() + forMs; performance.now() < until;) done += await work();
  return done;
};

await compare({
  title: `${count} incidents with three updates each: read, mended, kept, prepared and told, against their bare insertMany`,
  bare: {
    name: 'insertMany',
    pid: bare.pid ?? 0,
    work: (forMs) =>
      forAbout(forMs, async () => {
        const done = await tell('insert');
        await tell('clear');
        return done;
      }),
  },
  measured: {
    name: 'import',
    pid: service.pid,
    work: (forMs) =>
      forAbout(forMs, async () => {
        await clear();
        return bring();
      }),
  },
  goal: { atMost: 6 },
  rounds: 7,
  sliceMs: 6_000,
  warmUpMs: 15_000,
});

bare.disconnect();
status.close();
await service.stop();
await connection.close();
await corner.drop();
