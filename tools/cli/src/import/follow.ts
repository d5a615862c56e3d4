import { setTimeout as pause } from 'node:timers/promises';
import type { Http } from '../api/http.ts';
import { ProblemError } from '../api/problem.ts';
import { entriesOf } from '../api/pages.ts';
import type { Import, ImportLine } from '../api/shapes.ts';
import { UnreachableError } from '../exit.ts';
import type { Output } from '../terminal/output.ts';
import { said } from '../texts/said.ts';

const shortestMs = 100;
const longestMs = 1000;

/** How long an import may stand still, or be out of reach, before the command leaves it to the server. */
const patienceMs = 120_000;

const pathOf = (id: string): string => `/status/imports/${encodeURIComponent(id)}`;

/** Lets the import run and follows it until it is done or failed. Errors: UnreachableError when it stands still. */
export const runImport = async (http: Http, id: string, key: string, out: Output): Promise<Import> => {
  let seen = (await http({ method: 'POST', path: `${pathOf(id)}/run`, idempotencyKey: key })).json() as Import;
  let movedAt = Date.now();
  for (
    let wait = shortestMs;
    seen.state === 'running' || seen.state === 'receiving';
    wait = Math.min(wait * 2, longestMs)
  ) {
    const [handled, total] = [seen.handled, seen.total || '?'];
    out.progress(said(`Importing ${handled} of ${total} entries`, `Import : ${handled} entrées sur ${total}`));
    await pause(wait);
    const next = await ask(http, id);
    if (next && (next.handled !== seen.handled || next.state !== seen.state)) movedAt = Date.now();
    seen = next ?? seen;
    if (Date.now() - movedAt > patienceMs) throw new UnreachableError(standingStill);
  }
  out.progressDone();
  return seen;
};

const standingStill = said(
  'The import has not moved for two minutes. It goes on by itself in the server; run the same command again to see how it ended.',
  'L’import n’avance plus depuis deux minutes. Il continue seul sur le serveur ; relancez la même commande pour voir sa fin.',
);

/** Where it stands; undefined while the server is away, since an import goes on by itself after a crash. */
const ask = async (http: Http, id: string): Promise<Import | undefined> => {
  try {
    return (await http({ method: 'GET', path: pathOf(id) })).json() as Import;
  } catch (error) {
    const away = error instanceof UnreachableError || (error instanceof ProblemError && error.problem.status >= 500);
    if (away) return undefined;
    throw error;
  }
};

/** Every line of the report. */
export const importLines = (http: Http, id: string): AsyncGenerator<ImportLine> =>
  entriesOf(http, { path: `${pathOf(id)}/lines`, name: 'lines' });
