import { Command } from 'commander';
import { etagOf } from '../api/http.ts';
import type { Settings } from '../api/shapes.ts';
import { UsageError } from '../exit.ts';
import { mergedText, shownText } from '../input/texts.ts';
import { kitOf, type Kit } from '../kit.ts';
import { nothingToChange } from '../texts/outcome.ts';
import { said } from '../texts/said.ts';

type Options = { name?: string; nameFr?: string; nameEn?: string; major?: number; partial?: number; degraded?: number };

/** `atrium status settings` (ST-05, ST-06). */
export const settingsCommand = (): Command => {
  const show = new Command('show').description('what is set').action(async (_: unknown, self: Command) => {
    const kit = kitOf(self);
    print(kit, await get(kit));
  });
  const set = new Command('set')
    .description('change what is given')
    .option('--name <text>', 'name of the page, in the language of --lang')
    .option('--name-fr <text>', 'name in French')
    .option('--name-en <text>', 'name in English')
    .option('--major <weight>', 'weight of a second of major outage in uptime, 0 to 1', weight)
    .option('--partial <weight>', 'weight of a second of partial outage, 0 to 1', weight)
    .option('--degraded <weight>', 'weight of a second of degraded performance, 0 to 1', weight)
    .action((options: Options, self: Command) => change(kitOf(self), options));
  return new Command('settings')
    .description('name of the page and weights of uptime (ST-06)')
    .addCommand(show, { isDefault: true })
    .addCommand(set);
};

const weight = (text: string): number => {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new UsageError(
    said(`A weight is a number from 0 to 1, not "${text}".`, `Un poids est un nombre de 0 à 1, pas « ${text} ».`),
  );
};

const get = async ({ http }: Kit): Promise<Settings> =>
  (await http({ method: 'GET', path: '/status/settings' })).json() as Settings;

const change = async (kit: Kit, options: Options): Promise<void> => {
  if (Object.keys(options).length === 0) throw new UsageError(nothingToChange);
  const old = await get(kit);
  const name =
    mergedText(old.name, { plain: options.name, fr: options.nameFr, en: options.nameEn }, kit.lang) ?? old.name;
  const weights = {
    majorOutage: options.major ?? old.weights.majorOutage,
    partialOutage: options.partial ?? old.weights.partialOutage,
    degradedPerformance: options.degraded ?? old.weights.degradedPerformance,
  };
  const call = { path: '/status/settings', body: { name, weights }, ifMatch: etagOf(old) };
  print(kit, (await kit.http({ method: 'PUT', ...call })).json() as Settings);
};

const print = ({ out, lang }: Kit, settings: Settings): void => {
  const { majorOutage, partialOutage, degradedPerformance } = settings.weights;
  out.data(settings);
  out.line(out.paint.bold(shownText(settings.name, lang)));
  out.line(
    said(
      `  weight of a second in uptime: major ${majorOutage}, partial ${partialOutage}, degraded ${degradedPerformance}`,
      `  poids d’une seconde dans la disponibilité : majeure ${majorOutage}, partielle ${partialOutage}, dégradée ${degradedPerformance}`,
    ),
  );
};
