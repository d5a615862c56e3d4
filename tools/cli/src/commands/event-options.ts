import type { Command } from 'commander';
import { Option } from 'commander';
import type { Stated } from '../api/shapes.ts';
import { collect, statedOf } from '../input/states.ts';
import { textOf } from '../input/texts.ts';
import { timeHelp, instantOf } from '../input/times.ts';
import type { Kit } from '../kit.ts';

/** Options of a title and a text, as commander gives them. */
export type WordsOptions = {
  title?: string;
  titleFr?: string;
  titleEn?: string;
  text?: string;
  textFr?: string;
  textEn?: string;
};

/** Options of an event that is made or changed. */
export type EventOptions = WordsOptions & {
  impact?: string;
  component?: string[];
  region?: string[];
  state?: string[];
  phase?: string;
  from?: string;
  to?: string;
  at?: string;
  draft?: true;
  publishAt?: string;
  template?: string;
};

/** Adds --title, --title-fr, --title-en. */
export const withTitle = (command: Command): Command =>
  command
    .option('--title <text>', 'title, in the language of --lang')
    .option('--title-fr <text>', 'title in French')
    .option('--title-en <text>', 'title in English');

/** Adds --text, --text-fr, --text-en. */
export const withText = (command: Command): Command =>
  command
    .option('--text <text>', 'what is said, in the language of --lang')
    .option('--text-fr <text>', 'what is said in French')
    .option('--text-en <text>', 'what is said in English');

/** Adds what an event touches and how hard; `impact` says what the help says of that. */
export const withScope = (command: Command, impact = 'how hard it hits'): Command =>
  command
    .option('--component <key>', 'component touched; may be given several times; none: the whole page', collect)
    .option('--region <key>', 'region touched; may be given several times; none: all of them', collect)
    .addOption(new Option('--impact <impact>', impact).choices(['none', 'minor', 'major', 'critical']));

/** Adds --state. */
export const withStates = (command: Command): Command =>
  command.option('--state <component=state[@region,...]>', 'state of a component; may be given several times', collect);

/** Adds how it is published. */
export const withPublication = (command: Command): Command =>
  command
    .option('--draft', 'keep it as a draft')
    .option('--publish-at <time>', `publish it by itself at that time: ${timeHelp}`)
    .option('--template <key>', 'fill what is left out from a template');

/** The title that was given, if any. */
export const titleOf = (options: WordsOptions, lang: 'fr' | 'en') =>
  textOf({ plain: options.title, fr: options.titleFr, en: options.titleEn }, lang);

/** The text that was given, if any. */
export const saidOf = (options: WordsOptions, lang: 'fr' | 'en') =>
  textOf({ plain: options.text, fr: options.textFr, en: options.textEn }, lang);

/** The states that were stated, if any. */
export const statesOf = (options: EventOptions): Stated[] | undefined => options.state?.map(statedOf);

/** An instant that was given, if any. */
export const timeOf = (text: string | undefined, { now }: Kit): string | undefined =>
  text === undefined ? undefined : instantOf(text, now);

/** The body that makes an event; what was not given is left out. */
export const newEventOf = (kit: Kit, options: EventOptions): Record<string, unknown> => {
  const publishAt = timeOf(options.publishAt, kit);
  const publication = publishAt ? 'scheduled' : options.draft && 'draft';
  return {
    title: titleOf(options, kit.lang),
    text: saidOf(options, kit.lang),
    impact: options.impact,
    components: options.component,
    regions: options.region,
    states: statesOf(options),
    phase: options.phase,
    startsAt: timeOf(options.from, kit),
    endsAt: timeOf(options.to, kit),
    publication,
    publishAt,
    template: options.template,
  };
};
