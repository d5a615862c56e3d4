import { setTimeout as pause } from 'node:timers/promises';
import type { Http } from '../api/http.ts';
import { ProblemError } from '../api/problem.ts';
import type { Import, ImportLine } from '../api/shapes.ts';
import { UnreachableError } from '../exit.ts';
import type { Output } from '../terminal/output.ts';

const SHORTEST_MS = 100;
const LONGEST_MS = 1000;

/** How long an import may stand still, or be out of reach, before the command leaves it to the server. */
const PATIENCE_MS = 120_000;

const pathOf = (id: string): string => `/status/imports/${encodeURIComponent(id)}`;

/** Lets the import run and follows it until it is done or failed. Errors: UnreachableError when it stands still. */
export async function runImport(http: Http, id: string, key: string, out: Output): Promise<Import> {
  let seen = (await http({ method: 'POST', path: `${pathOf(id)}/run`, idempotencyKey: key })).json() as Import;
  let movedAt = Date.now();
  for (
    let wait = SHORTEST_MS;
    seen.state === 'running' || seen.state === 'receiving';
    wait = Math.min(wait * 2, LONGEST_MS)
  ) {
    out.progress(`Importing ${seen.handled} of ${seen.total || '?'} entries`);
    await pause(wait);
    const next = await ask(http, id);
    if (next && (next.handled !== seen.handled || next.state !== seen.state)) movedAt = Date.now();
    seen = next ?? seen;
    if (Date.now() - movedAt > PATIENCE_MS) throw new UnreachableError(STANDING_STILL);
  }
  out.progressDone();
  return seen;
}

const STANDING_STILL =
  'The import has not moved for two minutes. It goes on by itself in the server; run the same command again to see how it ended.';

/** Where it stands; undefined while the server is away, since an import goes on by itself after a crash. */
async function ask(http: Http, id: string): Promise<Import | undefined> {
  try {
    return (await http({ method: 'GET', path: pathOf(id) })).json() as Import;
  } catch (error) {
    const away = error instanceof UnreachableError || (error instanceof ProblemError && error.problem.status >= 500);
    if (away) return undefined;
    throw error;
  }
}

/** Every line of the report, page by page. */
export async function* importLines(http: Http, id: string): AsyncGenerator<ImportLine> {
  let cursor: string | undefined;
  do {
    const answer = await http({ method: 'GET', path: `${pathOf(id)}/lines`, query: { cursor, limit: 100 } });
    const page = answer.json() as { lines: ImportLine[]; nextCursor: string | null };
    yield* page.lines;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}
