import { Command } from 'commander';
import type { ApiKey } from '../api/shapes.ts';
import { UsageError } from '../exit.ts';
import { collect } from '../input/states.ts';
import { TIME_HELP } from '../input/times.ts';
import { kitOf, type Kit } from '../kit.ts';
import { clean } from '../terminal/clean.ts';
import { table } from '../terminal/table.ts';
import { timeOf } from './event-options.ts';
import { shownTime } from './show-event.ts';

type Options = { name: string; scope?: string[]; expires?: string };

/** `atrium keys` (ID-43). */
export function keysCommand(): Command {
  return new Command('keys')
    .description('API keys (ID-43)')
    .addCommand(
      new Command('create')
        .description('make a key; it is shown once, and never again')
        .requiredOption('--name <text>', 'what it is for')
        .option('--scope <scope>', 'a right of it, such as status:write; may be given several times', collect)
        .option('--expires <time>', `when it ends: ${TIME_HELP}`)
        .action((options: Options, self: Command) => create(kitOf(self), options)),
    )
    .addCommand(new Command('list').description('all keys').action((_: unknown, self: Command) => list(kitOf(self))))
    .addCommand(
      new Command('revoke')
        .description('end a key at once')
        .argument('<id>', 'id of the key')
        .action((id: string, _: unknown, self: Command) => revoke(kitOf(self), id)),
    );
}

async function create(kit: Kit, options: Options): Promise<void> {
  if (!options.scope) throw new UsageError('A key needs a right: --scope status:write, for example.');
  const body = { name: options.name, scopes: options.scope, expiresAt: timeOf(options.expires, kit) };
  const call = { path: '/keys', body, idempotencyKey: kit.idempotencyKey('key') };
  const made = (await kit.http({ method: 'POST', ...call })).json() as ApiKey;
  kit.out.data(made);
  kit.out.line(clean(made.key ?? ''));
  if (!kit.out.json) kit.out.note('Keep it now: it is not shown again.');
}

async function list({ http, out }: Kit): Promise<void> {
  const keys: ApiKey[] = [];
  let cursor: string | undefined;
  do {
    const answer = await http({ method: 'GET', path: '/keys', query: { cursor, limit: 100 } });
    const page = answer.json() as { keys: ApiKey[]; nextCursor: string | null };
    keys.push(...page.keys);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  out.data({ keys });
  const titles = ['ID', 'PREFIX', 'NAME', 'SCOPES', 'LAST USED', 'EXPIRES', ''];
  const rows = keys.map((key) => [
    key.id,
    key.prefix,
    key.name,
    key.scopes.join(' '),
    shownTime(key.lastUsedAt) || 'never',
    shownTime(key.expiresAt) || 'never',
    key.revokedAt ? 'revoked' : '',
  ]);
  for (const line of table(
    titles.map((title) => ({ title })),
    rows,
  ))
    out.line(line);
}

async function revoke({ http, out }: Kit, id: string): Promise<void> {
  await http({ method: 'DELETE', path: `/keys/${encodeURIComponent(id)}` });
  out.data({ revoked: id });
  out.line(`Revoked: ${clean(id)}`);
}
