import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './exit.ts';
import { said } from './texts/said.ts';

/** Where the platform is and who asks; `source` says where each was found, for --verbose. */
export type Settings = { url: string; key: string | undefined; source: string };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Finds the address and the key: the environment first (ATRIUM_URL, ATRIUM_API_KEY), then .atrium/run.json of the
 * folder, which `npm start` writes. The key of that file is sent to the address of that file only.
 */
export const findSettings = (environment: Environment, folder: string, url?: string): Settings => {
  const key = environment.ATRIUM_API_KEY;
  const asked = url ?? environment.ATRIUM_URL;
  if (asked && key) return { url: checked(asked), key, source: 'ATRIUM_URL and ATRIUM_API_KEY' };
  const run = runFile(folder);
  if (!asked && run) return { url: checked(run.url), key: key ?? run.key, source: '.atrium/run.json' };
  if (!asked) {
    throw new UsageError(
      said(
        'No address: set ATRIUM_URL (and ATRIUM_API_KEY), or start Atrium in this folder by npm start.',
        'Pas d’adresse : donnez ATRIUM_URL (et ATRIUM_API_KEY), ou démarrez Atrium dans ce dossier par npm start.',
      ),
    );
  }
  const known = run && checked(run.url) === checked(asked) ? run.key : undefined;
  return { url: checked(asked), key: key ?? known, source: known ? 'ATRIUM_URL and .atrium/run.json' : 'ATRIUM_URL' };
};

const checked = (address: string): string => {
  const url = URL.parse(address);
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new UsageError(
      said(
        `"${address}" is not an address. Expected something like http://localhost:8080.`,
        `« ${address} » n’est pas une adresse. Exemple : http://localhost:8080.`,
      ),
    );
  }
  return url.href.replace(/\/+$/, '');
};

const runFile = (folder: string): { url: string; key: string | undefined } | undefined => {
  try {
    const found: unknown = JSON.parse(readFileSync(join(folder, '.atrium', 'run.json'), 'utf8'));
    if (typeof found !== 'object' || found === null || !('url' in found) || typeof found.url !== 'string') return;
    return { url: found.url, key: firstKey('apiKeys' in found ? found.apiKeys : undefined) };
  } catch {
    return undefined;
  }
};

const firstKey = (keys: unknown): string | undefined => {
  const first: unknown = Array.isArray(keys) ? keys[0] : undefined;
  const named = typeof first === 'object' && first !== null && 'key' in first ? first.key : undefined;
  return typeof named === 'string' ? named : undefined;
};

/** The language of one run: --lang, then ATRIUM_LANG, then the usual variables. */
export const languageOf = (environment: Environment, argv: readonly string[]): 'fr' | 'en' => {
  const asked = argv
    .find((word, at) => word.startsWith('--lang=') || argv[at - 1] === '--lang')
    ?.replace('--lang=', '');
  const { ATRIUM_LANG: own, LC_ALL: all, LC_MESSAGES: messages, LANG: usual } = environment;
  const set = asked ?? own ?? all ?? messages ?? usual ?? '';
  return set.toLowerCase().startsWith('fr') ? 'fr' : 'en';
};
