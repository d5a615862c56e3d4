import { messageOf } from '../problem.ts';
import { note, step } from '../progress.ts';
import { openHousehold, type Household } from '../processes/household.ts';
import { noteFolder, sweepLeftovers } from '../processes/leftovers.ts';
import { emptyDocker } from '../servers/by-docker.ts';
import { checkDataVersion, emptyDataFolder, markDataFolder, openDataFolder } from '../servers/data-folder.ts';
import { claimPort } from '../servers/ports.ts';
import { startServers, type Servers } from '../servers/start-servers.ts';
import { runnables, type Runnable } from '../workspaces.ts';
import type { Ends } from './ends.ts';
import { accountsAreMissing, exampleAccounts, makeAccounts } from './accounts.ts';
import { chooseAddresses, environmentOf, urlOf } from './environment.ts';
import { examplesAreMissing, loadExamples } from './examples.ts';
import { firstAdministratorLink, type FirstLink } from './first-administrator.ts';
import { firstKey } from './first-key.ts';
import { openMailWay, type MailWay } from './mailbox.ts';
import type { StartOptions } from './options.ts';
import { buildPortal, portalIsStale } from './portal.ts';
import { migrate, startProcess } from './process.ts';
import { removeStaleRunFile, writeRunFile, type RunFile } from './run-file.ts';
import { readSecrets } from './secrets.ts';

/** All of Atrium at work on this machine. */
export type Platform = {
  run: RunFile;
  /** Where that is written. */
  runFile: string;
  /** Prepares a process's data again and starts it anew. */
  renew(name: string): Promise<void>;
};

type Needs = { household: Household; environment: Record<string, string> };

/** The fictional publisher of the example data. */
const exampleOperator = 'Orvane';

const kinds = { url: 'by URL', docker: 'in Docker', local: 'pinned local program' } as const;

const inWords = ({ mongodb, nats, redis }: Servers): string =>
  `MongoDB ${kinds[mongodb.kind]}, NATS ${kinds[nats.kind]}, Redis ${kinds[redis.kind]}`;

const openFolder = async ({ dataDir, fresh }: StartOptions, ends: Ends): Promise<Household> => {
  openDataFolder(dataDir);
  if (!fresh) checkDataVersion(dataDir);
  await sweepLeftovers();
  const household = await openHousehold(dataDir);
  ends.add(() => household.close());
  ends.add(noteFolder(dataDir));
  return household;
};

const beginAnew = async ({ dataDir }: StartOptions): Promise<void> => {
  await emptyDocker(dataDir);
  emptyDataFolder(dataDir);
};

const migrateAll = (all: Runnable[], needsOf: (runnable: Runnable) => Needs): Promise<unknown> =>
  Promise.all(all.filter(({ migrates }) => migrates).map((runnable) => migrate(runnable, needsOf(runnable))));

/** The gateway's end comes first, then the services': who calls stops before who is called. */
const startAll = async (all: Runnable[], needsOf: (runnable: Runnable) => Needs, link: FirstLink, ends: Ends) => {
  const hear = ({ name }: Runnable) => (name === 'identity' ? link.hear : undefined);
  const processes = all.map((runnable) => startProcess(runnable, needsOf(runnable), hear(runnable)));
  for (const kind of ['service', 'gateway'] as const) {
    ends.add(() => Promise.all(processes.filter((each) => each.kind === kind).map((each) => each.stop())));
  }
  await Promise.all(processes.map(({ ready }) => ready));
  return new Map(processes.map((each) => [each.name, each]));
};

/** What is known after the start, beside the options. */
type Started = { servers: Servers; key: string; mail: MailWay; link: FirstLink };

/** Milliseconds in which identity, once it serves, has said that nobody administers it. */
const linkMs = 1000;

// Example accounts are for this machine alone, where their mails can be read and nobody else signs in.
const accountsOf = async ({ dataDir, examples }: StartOptions, url: string, { mail, link }: Started) => {
  if (!examples || mail.url === undefined || !accountsAreMissing(dataDir)) return exampleAccounts(dataDir);
  const place = { url, mailbox: mail.url, firstLink: await link.within(linkMs) };
  const made = step('Example accounts', (say) => makeAccounts(dataDir, place, say));
  await made.catch((error: unknown) => note(messageOf(error)));
  return exampleAccounts(dataDir);
};

const tell = async (options: StartOptions, started: Started, ends: Ends) => {
  const { servers, key, mail, link } = started;
  const url = urlOf(options.port);
  const { mongodb, nats, redis } = servers;
  const apiKeys = await firstKey(url, key);
  if (options.examples && examplesAreMissing(options.dataDir)) {
    const load = step('Example data', (say) => loadExamples(options.dataDir, url, key, say));
    await load.catch((error: unknown) => note(messageOf(error))); // Atrium is as good without; the next start tries again
  }
  const accounts = await accountsOf(options, url, started);
  const first = accounts.length === 0 ? await link.within(linkMs) : undefined;
  const run: RunFile = {
    ...{ url, status: `${url}/status`, servers: { mongodb, nats, redis }, accounts, apiKeys },
    ...(mail.url !== undefined && { mailbox: mail.url }),
    ...(first !== undefined && { firstAdministrator: `${url}${first}` }),
  };
  const { file, remove } = writeRunFile(run, options.dataDir);
  ends.add(remove);
  return { run, runFile: file };
};

/**
 * Starts everything, step by step: servers, indexes and streams, services, gateway, example data (OP-01). What was
 * started is put on `ends` at once, so that a start that is broken off leaves nothing running.
 * @throws Problem in one sentence with the way out.
 */
export const startPlatform = async (options: StartOptions, ends: Ends): Promise<Platform> => {
  const household = await openFolder(options, ends);
  await claimPort(options.port);
  removeStaleRunFile();
  if (options.fresh) await beginAnew(options);
  const servers = await step('Servers', async (say) => startServers(household, options.dataDir, say), inWords);
  ends.add(() => servers.stop());
  if (portalIsStale()) await step('Portal', buildPortal);
  const all = runnables();
  const secrets = readSecrets();
  const operator = options.examples ? exampleOperator : 'Atrium';
  const mail = await step('Mailbox', () => openMailWay(household, options.dataDir, ends));
  const surroundings = { servers, secrets, port: options.port, addresses: await chooseAddresses(all), mail, operator };
  const needsOf = (runnable: Runnable): Needs => ({ household, environment: environmentOf(runnable, surroundings) });
  await step('Indexes and streams', () => migrateAll(all, needsOf));
  markDataFolder(options.dataDir);
  const names = all.map(({ name }) => name).join(', ');
  const link = firstAdministratorLink();
  const processes = await step(
    'Services',
    () => startAll(all, needsOf, link, ends),
    () => names,
  );
  const told = await tell(options, { servers, key: secrets.firstApiKey, mail, link }, ends);
  const renew = async (name: string): Promise<void> => {
    await migrateAll(
      all.filter((runnable) => runnable.name === name),
      needsOf,
    );
    await processes.get(name)?.restart();
  };
  return { ...told, renew };
};
