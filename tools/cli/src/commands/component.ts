import { Command } from 'commander';
import { etagOf } from '../api/http.ts';
import type { Component } from '../api/shapes.ts';
import { UsageError } from '../exit.ts';
import { collect, wholeNumber } from '../input/states.ts';
import { inLanguage, mergedText, shownText, textOf } from '../input/texts.ts';
import { TIME_HELP } from '../input/times.ts';
import { kitOf, type Kit } from '../kit.ts';
import { clean } from '../terminal/clean.ts';
import { table } from '../terminal/table.ts';
import { timeOf } from './event-options.ts';

type Options = {
  name?: string;
  nameFr?: string;
  nameEn?: string;
  description?: string;
  descriptionFr?: string;
  descriptionEn?: string;
  parent?: string;
  region?: string[];
  position?: number;
  knownSince?: string;
};

const pathOf = (key: string): string => `/status/components/${encodeURIComponent(key)}`;

/** `atrium status component`. */
export function componentCommand(): Command {
  return new Command('component')
    .description('the tree of components (ST-18)')
    .addCommand(
      new Command('list')
        .description('the tree')
        .option('--archived', 'those taken off the page too')
        .action((options: { archived?: true }, self: Command) => list(kitOf(self), options.archived === true)),
    )
    .addCommand(
      keyed('show', 'one component').action((key: string, _: unknown, self: Command) => show(kitOf(self), key)),
    )
    .addCommand(createCommand())
    .addCommand(
      withFields(keyed('edit', 'change what is given')).action((key: string, options: Options, self: Command) =>
        edit(kitOf(self), key, options),
      ),
    )
    .addCommand(
      keyed('archive', 'take it off the page; its history stays')
        .option('--undo', 'put it back')
        .action((key: string, { undo }: { undo?: true }, self: Command) => archive(kitOf(self), key, !undo)),
    );
}

const keyed = (name: string, description: string): Command =>
  new Command(name).description(description).argument('<key>', 'key of the component');

function createCommand(): Command {
  return withFields(keyed('create', 'make a component'))
    .addHelpText(
      'after',
      '\nExample:\n  atrium status component create payslips --parent payroll --name-fr "Bulletins" --name-en "Payslips"',
    )
    .action((key: string, options: Options, self: Command) => create(kitOf(self), key, options));
}

function withFields(command: Command): Command {
  return command
    .option('--name <text>', 'name, in the language of --lang')
    .option('--name-fr <text>', 'name in French')
    .option('--name-en <text>', 'name in English')
    .option('--description <text>', 'a sentence about it, in the language of --lang')
    .option('--description-fr <text>', 'in French')
    .option('--description-en <text>', 'in English')
    .option('--parent <key>', 'component above it; "page" is the root')
    .option('--region <key>', 'region it runs in; may be given several times; none: all', collect)
    .option('--position <number>', 'order among its siblings, from 0', wholeNumber('--position', 0, 1_000_000))
    .option('--known-since <time>', `from when its history is known: ${TIME_HELP}`);
}

async function list(kit: Kit, archived: boolean): Promise<void> {
  const { out, lang } = kit;
  const query = { archived: archived || undefined };
  const answer = await kit.http({ method: 'GET', path: '/status/components', query });
  const { components } = answer.json() as { components: Component[] };
  out.data({ components });
  if (out.json) return;
  const depths = new Map<string, number>();
  const rows = components.map((component) => {
    const depth = component.parent === '' ? 0 : (depths.get(component.parent) ?? 0) + 1;
    depths.set(component.key, depth);
    const name = '  '.repeat(depth) + shownText(component.name, lang);
    return [name, component.key, component.regions.join(', ') || 'all', component.archived ? 'archived' : ''];
  });
  for (const line of table([{ title: 'NAME' }, { title: 'KEY' }, { title: 'REGIONS' }, { title: '' }], rows))
    out.line(line);
}

async function get({ http }: Kit, key: string): Promise<Component> {
  return (await http({ method: 'GET', path: pathOf(key) })).json() as Component;
}

async function show(kit: Kit, key: string): Promise<void> {
  const { out, lang } = kit;
  const component = await get(kit, key);
  out.data(component);
  out.line(out.paint.bold(shownText(component.name, lang)));
  const facts: [string, string][] = [
    ['key', component.key],
    ['parent', component.parent],
    ['description', inLanguage(component.description, lang)],
    ['regions', component.regions.join(', ') || 'all'],
    ['known since', component.knownSince ?? ''],
    ['archived', component.archived ? 'yes' : ''],
  ];
  for (const [name, value] of facts) if (value) out.line(`  ${name.padEnd(12)} ${clean(value)}`);
}

function fieldsOf(kit: Kit, options: Options): Record<string, unknown> {
  return {
    parent: options.parent,
    regions: options.region,
    position: options.position,
    knownSince: timeOf(options.knownSince, kit),
  };
}

const namesOf = (options: Options) => ({ plain: options.name, fr: options.nameFr, en: options.nameEn });
const describedOf = (options: Options) => ({
  plain: options.description,
  fr: options.descriptionFr,
  en: options.descriptionEn,
});

async function create(kit: Kit, key: string, options: Options): Promise<void> {
  const name = textOf(namesOf(options), kit.lang);
  if (!name) throw new UsageError('A name is needed: --name, --name-fr or --name-en.');
  const body = { key, name, description: textOf(describedOf(options), kit.lang), ...fieldsOf(kit, options) };
  const call = { path: '/status/components', body, idempotencyKey: kit.idempotencyKey('component') };
  told(kit, (await kit.http({ method: 'POST', ...call })).json() as Component, 'Made');
}

async function edit(kit: Kit, key: string, options: Options): Promise<void> {
  const old = await get(kit, key);
  const name = mergedText(old.name, namesOf(options), kit.lang);
  const description = mergedText(old.description, describedOf(options), kit.lang);
  const body = { name, description, ...fieldsOf(kit, options) };
  if (Object.values(body).every((value) => value === undefined)) throw new UsageError('Nothing to change was given.');
  const answer = await kit.http({ method: 'PATCH', path: pathOf(key), body, ifMatch: etagOf(old) });
  told(kit, answer.json() as Component, 'Changed');
}

async function archive(kit: Kit, key: string, archived: boolean): Promise<void> {
  const ifMatch = etagOf(await get(kit, key));
  const answer = await kit.http({ method: 'PATCH', path: pathOf(key), body: { archived }, ifMatch });
  told(kit, answer.json() as Component, archived ? 'Archived' : 'Back on the page');
}

function told({ out }: Kit, component: Component, verb: string): void {
  out.data(component);
  out.line(`${verb}: ${clean(component.key)}`);
}
