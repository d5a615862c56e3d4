import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inMade } from '../folders.ts';
import { writeWhole } from '../files.ts';
import { codeOf, Problem } from '../problem.ts';

/** What this machine's installation keeps to itself. */
export type Secrets = {
  /** Signs the callers between gateway and services. */
  callerSecret: string;
  /** The API key that exists from the first start on (ID-43). */
  firstApiKey: string;
  /** What identity's own keys are made of: of links, passwords, devices, and those it keeps (ID-40). */
  identitySecret: string;
};

const newSecret = (): string => randomBytes(32).toString('base64url');

const newSecrets = (): Secrets => ({
  callerSecret: newSecret(),
  firstApiKey: `atr_${randomBytes(4).toString('hex')}_${newSecret()}`,
  identitySecret: newSecret(),
});

// Installations are older than some secrets: what is missing is made when it is first needed, what is there stays.
type Older = Omit<Secrets, 'identitySecret'> & { identitySecret?: unknown };

const areSecrets = (found: unknown): found is Older =>
  typeof found === 'object' &&
  found !== null &&
  ['callerSecret', 'firstApiKey'].every((name) => typeof (found as Record<string, unknown>)[name] === 'string');

const make = (file: string): Secrets => {
  const secrets = newSecrets();
  mkdirSync(dirname(file), { recursive: true });
  writeWhole(file, secrets);
  return secrets;
};

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new Problem(`${file} cannot be read (${codeOf(error) ?? 'unknown'}): give it back to whoever starts Atrium.`);
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const completed = (file: string, found: Older): Secrets => {
  const { callerSecret, firstApiKey, identitySecret } = found;
  if (typeof identitySecret === 'string') return { callerSecret, firstApiKey, identitySecret };
  const secrets = { ...found, identitySecret: newSecret() };
  writeWhole(file, secrets);
  return secrets;
};

/**
 * Reads the secrets, or makes them where there is no file yet; only the owner may read it. They are never replaced
 * (OP-09): the keys that were given out would stay valid while nobody knew them any more.
 *
 * @throws Problem when the file is there and is not what was written.
 */
export const readSecrets = (file = inMade('secrets.json')): Secrets => {
  const text = read(file);
  if (text === undefined) return make(file);
  const found = parse(text);
  if (areSecrets(found)) return completed(file, found);
  throw new Problem(
    `${file} is damaged: put a copy of it back, or delete it, start again, and revoke the first API key, which will be another one.`,
  );
};
