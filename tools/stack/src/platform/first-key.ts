import { setTimeout as pause } from 'node:timers/promises';
import { note } from '../progress.ts';
import type { RunFile } from './run-file.ts';

const tries = 20;
const betweenMs = 250;
const patienceMs = 5000;

type Answer = { scopes?: string[]; code?: string };

const asked = async (url: string, key: string): Promise<Answer> => {
  const headers = { authorization: `Bearer ${key}` };
  const id = key.split('_')[1] ?? '';
  const signal = AbortSignal.timeout(patienceMs);
  return (await (await fetch(`${url}/api/v1/keys/${id}`, { headers, signal })).json()) as Answer;
};

/**
 * The first key with the rights that it has, as the gateway tells them; nothing where it was revoked. The gateway serves
 * before its store does: then it is asked again for a moment.
 */
export const firstKey = async (url: string, key: string, tried = 1): Promise<RunFile['apiKeys']> => {
  const { scopes, code } = await asked(url, key);
  if (scopes !== undefined) return [{ name: 'first', key, scopes }];
  if (code !== 'key.revoked' && tried < tries) {
    await pause(betweenMs);
    return firstKey(url, key, tried + 1);
  }
  note(`The first API key of this installation is refused (${code ?? 'no reason told'}): use another one.`);
  return [];
};
