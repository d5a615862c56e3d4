import { Command } from 'commander';
import { etagOf } from '../api/http.ts';
import { allOf } from '../api/pages.ts';
import type { Region } from '../api/shapes.ts';
import { UsageError } from '../exit.ts';
import { wholeNumber } from '../input/states.ts';
import { inLanguage, mergedText } from '../input/texts.ts';
import { kitOf, type Kit } from '../kit.ts';
import { clean } from '../terminal/clean.ts';
import { table } from '../terminal/table.ts';
import { outcome } from '../texts/outcome.ts';
import { said } from '../texts/said.ts';

type Options = { name?: string; nameFr?: string; nameEn?: string; timeZone?: string; position?: number };

/** `atrium status region` (ST-07). */
export const regionCommand = (): Command =>
  new Command('region')
    .description('regions and their time zones (ST-07)')
    .addCommand(new Command('list').description('all of them').action((_: unknown, self: Command) => list(kitOf(self))))
    .addCommand(
      new Command('set')
        .description('make a region, or change what is given')
        .argument('<key>', 'key of the region')
        .option('--name <text>', 'name, in the language of --lang')
        .option('--name-fr <text>', 'name in French')
        .option('--name-en <text>', 'name in English')
        .option('--time-zone <zone>', 'IANA time zone, such as Europe/Paris: days are those of it')
        .option('--position <number>', 'order on the page, from 0', wholeNumber('--position', 0, 1_000_000))
        .action((key: string, options: Options, self: Command) => set(kitOf(self), key, options)),
    );

const all = ({ http }: Kit): Promise<Region[]> => allOf(http, { path: '/status/regions', name: 'regions' });

const titles = [said('KEY', 'CLÉ'), said('NAME', 'NOM'), said('TIME ZONE', 'FUSEAU')];

const list = async (kit: Kit): Promise<void> => {
  const regions = await all(kit);
  kit.out.data({ regions });
  const rows = regions.map((region) => [region.key, inLanguage(region.name, kit.lang), region.timeZone]);
  for (const line of table(
    titles.map((title) => ({ title: title[kit.lang] })),
    rows,
  ))
    kit.out.line(line);
};

const needsBoth = said(
  'A new region needs a name and --time-zone.',
  'Une nouvelle région a besoin d’un nom et de --time-zone.',
);

const set = async (kit: Kit, key: string, options: Options): Promise<void> => {
  const old = (await all(kit)).find((region) => region.key === key);
  const input = { plain: options.name, fr: options.nameFr, en: options.nameEn };
  const name = mergedText(old?.name ?? { fr: '', en: '' }, input, kit.lang) ?? old?.name;
  const timeZone = options.timeZone ?? old?.timeZone;
  if (!name || !timeZone) throw new UsageError(needsBoth);
  const body = { name, timeZone, position: options.position ?? old?.position };
  const condition = old ? { ifMatch: etagOf(old) } : { ifNoneMatch: '*' as const };
  const path = `/status/regions/${encodeURIComponent(key)}`;
  const region = (await kit.http({ method: 'PUT', path, body, ...condition })).json() as Region;
  kit.out.data(region);
  kit.out.line(outcome(old ? said('Changed', 'Modifiée') : said('Made', 'Créée'), clean(region.key)));
};
