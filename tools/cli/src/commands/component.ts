import { Command } from 'commander';
import { etagOf } from '../api/http.ts';
import { allOf } from '../api/pages.ts';
import type { Component } from '../api/shapes.ts';
import { UsageError } from '../exit.ts';
import { collect, wholeNumber } from '../input/states.ts';
import { inLanguage, mergedText, shownText, textOf } from '../input/texts.ts';
import { timeHelp } from '../input/times.ts';
import { kitOf, type Kit } from '../kit.ts';
import { inItsLanguage } from '../texts/help.ts';
import { clean } from '../terminal/clean.ts';
import { table } from '../terminal/table.ts';
import { timeOf } from './event-options.ts';
import { nothingToChange, outcome } from '../texts/outcome.ts';
import { said, type Said } from '../texts/said.ts';
import { everywhere } from '../texts/words.ts';

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
export const componentCommand = (): Command =>
  new Command('component')
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

const keyed = (name: string, description: string): Command =>
  new Command(name).description(description).argument('<key>', 'key of the component');

const createCommand = (): Command =>
  withFields(keyed('create', 'make a component'))
    .addHelpText(
      'after',
      inItsLanguage(
        '\nExample:\n  atrium status component create payslips --parent payroll --name-fr "Bulletins" --name-en "Payslips"',
      ),
    )
    .action((key: string, options: Options, self: Command) => create(kitOf(self), key, options));

const withFields = (command: Command): Command =>
  command
    .option('--name <text>', 'name, in the language of --lang')
    .option('--name-fr <text>', 'name in French')
    .option('--name-en <text>', 'name in English')
    .option('--description <text>', 'a sentence about it, in the language of --lang')
    .option('--description-fr <text>', 'in French')
    .option('--description-en <text>', 'in English')
    .option('--parent <key>', 'component above it; "page" is the root')
    .option('--region <key>', 'region it runs in; may be given several times; none: all', collect)
    .option('--position <number>', 'order among its siblings, from 0', wholeNumber('--position', 0, 1_000_000))
    .option('--known-since <time>', `from when its history is known: ${timeHelp}`);

const list = async (kit: Kit, archived: boolean): Promise<void> => {
  const { out, lang } = kit;
  const query = { archived: archived || undefined };
  const components = await allOf<Component>(kit.http, { path: '/status/components', name: 'components', query });
  out.data({ components });
  if (out.json) return;
  const depths = new Map<string, number>();
  const rows = components.map((component) => {
    const depth = component.parent === '' ? 0 : (depths.get(component.parent) ?? 0) + 1;
    depths.set(component.key, depth);
    const name = '  '.repeat(depth) + shownText(component.name, lang);
    return [
      name,
      component.key,
      component.regions.join(', ') || everywhere[lang],
      component.archived ? archivedWord[lang] : '',
    ];
  });
  for (const line of table(
    [said('NAME', 'NOM'), said('KEY', 'CLÉ'), said('REGIONS', 'RÉGIONS'), said('', '')].map((title) => ({
      title: title[lang],
    })),
    rows,
  ))
    out.line(line);
};

const archivedWord = said('archived', 'archivé');
const noName = said(
  'A name is needed: --name, --name-fr or --name-en.',
  'Il faut un nom : --name, --name-fr ou --name-en.',
);

const get = async ({ http }: Kit, key: string): Promise<Component> =>
  (await http({ method: 'GET', path: pathOf(key) })).json() as Component;

const show = async (kit: Kit, key: string): Promise<void> => {
  const { out, lang } = kit;
  const component = await get(kit, key);
  out.data(component);
  out.line(out.paint.bold(shownText(component.name, lang)));
  const facts: [Said, string][] = [
    [said('key', 'clé'), component.key],
    [said('parent', 'parent'), component.parent],
    [said('description', 'description'), inLanguage(component.description, lang)],
    [said('regions', 'régions'), component.regions.join(', ') || everywhere[lang]],
    [said('known since', 'connu depuis'), component.knownSince ?? ''],
    [said('archived', 'archivé'), component.archived ? said('yes', 'oui')[lang] : ''],
  ];
  for (const [name, value] of facts) if (value) out.line(`  ${name[lang].padEnd(12)} ${clean(value)}`);
};

const fieldsOf = (kit: Kit, options: Options): Record<string, unknown> => ({
  parent: options.parent,
  regions: options.region,
  position: options.position,
  knownSince: timeOf(options.knownSince, kit),
});

const namesOf = (options: Options) => ({ plain: options.name, fr: options.nameFr, en: options.nameEn });
const describedOf = (options: Options) => ({
  plain: options.description,
  fr: options.descriptionFr,
  en: options.descriptionEn,
});

const create = async (kit: Kit, key: string, options: Options): Promise<void> => {
  const name = textOf(namesOf(options), kit.lang);
  if (!name) throw new UsageError(noName);
  const body = { key, name, description: textOf(describedOf(options), kit.lang), ...fieldsOf(kit, options) };
  const call = { path: '/status/components', body, idempotencyKey: kit.idempotencyKey('component') };
  told(kit, (await kit.http({ method: 'POST', ...call })).json() as Component, said('Made', 'Créé'));
};

const edit = async (kit: Kit, key: string, options: Options): Promise<void> => {
  const old = await get(kit, key);
  const name = mergedText(old.name, namesOf(options), kit.lang);
  const description = mergedText(old.description, describedOf(options), kit.lang);
  const body = { name, description, ...fieldsOf(kit, options) };
  if (Object.values(body).every((value) => value === undefined)) throw new UsageError(nothingToChange);
  const answer = await kit.http({ method: 'PATCH', path: pathOf(key), body, ifMatch: etagOf(old) });
  told(kit, answer.json() as Component, said('Changed', 'Modifié'));
};

const archive = async (kit: Kit, key: string, archived: boolean): Promise<void> => {
  const ifMatch = etagOf(await get(kit, key));
  const answer = await kit.http({ method: 'PATCH', path: pathOf(key), body: { archived }, ifMatch });
  told(
    kit,
    answer.json() as Component,
    archived ? said('Archived', 'Archivé') : said('Back on the page', 'Remis sur la page'),
  );
};

const told = ({ out }: Kit, component: Component, verb: Said): void => {
  out.data(component);
  out.line(outcome(verb, clean(component.key)));
};
