// Where every npm script begins, on whatever Node the machine has: the one plain JavaScript file of the repository.
// It installs the packages when they are missing or not those of the lock, then goes on with Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const made = resolve(root, process.env.ATRIUM_MADE ?? '.atrium');
const [name = '', ...args] = process.argv.slice(2);
const majorOf = (version) => Number(/^v?(\d+)/.exec(version)?.[1] ?? 0);

const stop = (sentence) => {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
};

/** Packages by their place, as a lock lists them; the root itself, links and the workspaces' own entries aside. */
const packagesOf = (file) =>
  Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages ?? {}).filter(([place]) =>
    place.includes('node_modules/'),
  );

const isThere = (place) => existsSync(join(root, place, 'package.json'));

/** npm notes what it put into node_modules; whoever put it there, it is right when it is what the lock says. */
const isInstalled = () => {
  const noted = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(noted)) return false;
  const there = new Map(packagesOf(noted));
  return packagesOf(join(root, 'package-lock.json')).every(([place, wanted]) => {
    const found = there.get(place);
    if (!found) return wanted.optional === true || (wanted.link && isThere(place));
    return isThere(place) && found.version === wanted.version && found.integrity === wanted.integrity;
  });
};

/** A line that is written anew on a terminal, and every ten seconds elsewhere. */
const progress = (text) => {
  const since = Date.now();
  const seconds = () => Math.round((Date.now() - since) / 1000);
  const line = () =>
    process.stdout.write(process.stdout.isTTY ? `\r${text} ${seconds()} s ` : `${text} ${seconds()} s\n`);
  process.stdout.write(process.stdout.isTTY ? text : `${text}\n`);
  const timer = setInterval(line, process.stdout.isTTY ? 1000 : 10000);
  return (word) => {
    clearInterval(timer);
    process.stdout.write(`${process.stdout.isTTY ? '\r' : ''}${text} ${word} (${seconds()} s)\n`);
  };
};

/** What is to stop us stops the child, which is ours to end, if need be by force; `stopped` says whether that happened. */
const follow = (child, graceMs = Infinity) => {
  const state = { stopped: false };
  const end = (signal) => {
    state.stopped = true;
    child.kill(signal);
    if (Number.isFinite(graceMs)) setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => end(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  // The scripts say `exec`, so npm is our parent: with a shell in between, a signal to npm alone would reach nobody.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && end('SIGTERM'), 500).unref();
  return state;
};

const runNpm = (npmArgs) =>
  new Promise((resolve) => {
    const script = process.env.npm_execpath;
    const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
    const child = spawn(command, [...first, ...npmArgs], {
      cwd: root,
      shell: command === 'npm' && process.platform === 'win32',
    });
    // npm goes on with what it is at; whatever that leaves is replaced by the next start.
    const state = follow(child, 3_000);
    let output = '';
    const hear = (bytes) => (output += bytes);
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error) =>
      resolve({ code: 1, output: error.code === 'ENOENT' ? 'npm was not found' : error.message }),
    );
    child.once('close', (code) => resolve({ code, output, stopped: state.stopped }));
  });

const whyNpmFailed = (output) => {
  if (/npm was not found/.test(output)) return 'npm was not found: install it (it comes with Node) and run this again.';
  if (/EUSAGE|can only install packages when/.test(output))
    return 'package-lock.json does not fit the package.json files: run `npm install --ignore-scripts`, then this again.';
  if (/ENOSPC/.test(output))
    return 'There is no room left on the disk for the packages: free at least 2 GB and run this again.';
  if (/EACCES|EPERM/.test(output)) return `npm may not write in ${root}: make the folder yours and run this again.`;
  const last = /npm (?:ERR!|error) (?!A complete log)(.+)/.exec(output)?.[1] ?? 'no reason was given';
  return `npm could not install the packages (${last}): check the network and npm's registry setting, then run this again; all of npm's words are in ${join(made, 'install.log')}.`;
};

const install = async () => {
  const done = progress('Installing packages (the first time this takes a minute)');
  const { code, output, stopped } = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  if (stopped) return stop('Stopped while the packages were being installed: the next start begins that anew.');
  writeFileSync(join(made, 'install.log'), output);
  done(code === 0 ? 'done' : 'failed');
  if (code !== 0) stop(whyNpmFailed(output));
};

/** Whatever is made is put there, so no command gets far without. */
const checkMade = () => {
  try {
    mkdirSync(made, { recursive: true });
    accessSync(made, constants.W_OK);
  } catch (error) {
    stop(
      `Atrium puts all that it makes into ${made}, and may not write there (${error.code}): make the folder yours, or start from a copy of the repository that is.`,
    );
  }
};

/** The project's own Node, or the machine's where it is new enough. */
const findNode = () => {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', file);
  if (existsSync(own) && spawnSync(own, ['--version']).status === 0) return own;
  if (majorOf(process.version) >= 24) return process.execPath;
  return stop(
    `Atrium runs on Node 24, and there is no packaged one for this system (${process.platform} ${process.arch}, Node ${process.version}): install Node 24 and run this again.`,
  );
};

const goOn = (node, file) => {
  // Compiled code is kept: it halves the time that each process of a second start takes.
  const env = { NODE_COMPILE_CACHE: join(made, 'compile-cache'), ...process.env };
  const child = spawn(node, [file, ...args], { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  follow(child);
  child.once('error', (error) =>
    stop(`${node} cannot be started (${error.message}): delete node_modules and run this again.`),
  );
  child.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
};

if (majorOf(process.version) < 20)
  stop(
    `Atrium needs Node 20 or newer to begin, and this is ${process.version}: install a newer Node and run this again.`,
  );
const file = join(root, 'tools', 'stack', 'src', 'commands', `${name}.ts`);
if (!/^[a-z]+$/.test(name) || !existsSync(file))
  stop(`There is no command "${name}": see the scripts in package.json.`);
checkMade();
if (!isInstalled()) await install();
goOn(findNode(), file);
