import { Command } from 'commander';
import { allOf } from '../api/pages.ts';
import type { ApiKey } from '../api/shapes.ts';
import { UsageError } from '../exit.ts';
import { collect } from '../input/states.ts';
import { timeHelp } from '../input/times.ts';
import { kitOf, type Kit } from '../kit.ts';
import { clean } from '../terminal/clean.ts';
import { table } from '../terminal/table.ts';
import { timeOf } from './event-options.ts';
import { shownTime } from './show-event.ts';
import { outcome } from '../texts/outcome.ts';
import { said } from '../texts/said.ts';

type Options = { name: string; scope?: string[]; expires?: string };

/** `atrium keys` (ID-43). */
export const keysCommand = (): Command =>
  new Command('keys')
    .description('API keys (ID-43)')
    .addCommand(
      new Command('create')
        .description('make a key; it is shown once, and never again')
        .requiredOption('--name <text>', 'what it is for')
        .option('--scope <scope>', 'a right of it, such as status:write; may be given several times', collect)
        .option('--expires <time>', `when it ends: ${timeHelp}`)
        .action((options: Options, self: Command) => create(kitOf(self), options)),
    )
    .addCommand(new Command('list').description('all keys').action((_: unknown, self: Command) => list(kitOf(self))))
    .addCommand(
      new Command('revoke')
        .description('end a key at once')
        .argument('<id>', 'id of the key')
        .action((id: string, _: unknown, self: Command) => revoke(kitOf(self), id)),
    );

const create = async (kit: Kit, options: Options): Promise<void> => {
  if (!options.scope) throw new UsageError(noScope);
  const body = { name: options.name, scopes: options.scope, expiresAt: timeOf(options.expires, kit) };
  const call = { path: '/keys', body, idempotencyKey: kit.idempotencyKey('key') };
  const made = (await kit.http({ method: 'POST', ...call })).json() as ApiKey;
  kit.out.data(made);
  kit.out.line(clean(made.key ?? ''));
  if (!kit.out.json) kit.out.note(keepIt);
};

const noScope = said(
  'A key needs a right: --scope status:write, for example.',
  'Il faut un droit à la clé : --scope status:write, par exemple.',
);
const keepIt = said('Keep it now: it is not shown again.', 'Gardez-la maintenant : elle ne sera plus affichée.');
const never = said('never', 'jamais');
const titles = [
  ...[said('ID', 'ID'), said('PREFIX', 'PRÉFIXE'), said('NAME', 'NOM'), said('SCOPES', 'DROITS')],
  ...[said('LAST USED', 'DERNIER USAGE'), said('EXPIRES', 'EXPIRE'), said('', '')],
];

const list = async ({ http, out, lang }: Kit): Promise<void> => {
  const keys = await allOf<ApiKey>(http, { path: '/keys', name: 'keys' });
  out.data({ keys });
  const rows = keys.map((key) => [
    key.id,
    key.prefix,
    key.name,
    key.scopes.join(' '),
    shownTime(key.lastUsedAt) || never[lang],
    shownTime(key.expiresAt) || never[lang],
    key.revokedAt ? said('revoked', 'révoquée')[lang] : '',
  ]);
  for (const line of table(
    titles.map((title) => ({ title: title[lang] })),
    rows,
  ))
    out.line(line);
};

const revoke = async ({ http, out }: Kit, id: string): Promise<void> => {
  await http({ method: 'DELETE', path: `/keys/${encodeURIComponent(id)}` });
  out.data({ revoked: id });
  out.line(outcome(said('Revoked', 'Révoquée'), clean(id)));
};
