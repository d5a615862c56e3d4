import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inMade, made } from '../folders.ts';

/** What this machine's installation keeps to itself. */
export type Secrets = {
  /** Signs the callers between gateway and services. */
  callerSecret: string;
  /** The API key that exists from the first start on (ID-43). */
  firstApiKey: string;
};

const newSecrets = (): Secrets => ({
  callerSecret: randomBytes(32).toString('base64url'),
  firstApiKey: `atr_${randomBytes(4).toString('hex')}_${randomBytes(32).toString('base64url')}`,
});

/** Reads `.atrium/secrets.json`, or makes it; only the owner may read it. */
export const readSecrets = (): Secrets => {
  const file = inMade('secrets.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch {
    const secrets = newSecrets();
    mkdirSync(made, { recursive: true });
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
    return secrets;
  }
};
