import { severity, type ComponentState } from '../../states.ts';
import { shown } from '../times.ts';
import { foldName } from '../keys.ts';
import { oneLine } from '../plain-text.ts';
import { dropsIn, type Tell } from '../report.ts';
import { stateOfWord } from '../words.ts';
import type { Clock } from './clock.ts';
import type { Columns } from './columns.ts';
import type { Row } from './table.ts';

/** One look at a component. `code` is the HTTP status as it was written, maybe empty. */
export type Probe = { at: number; state: ComponentState; code: string; where: string };

/** All probes of one component, oldest first, one a second. */
export type Series = { slug: string; name: string; where: string; probes: Probe[] };

/** No answer (0) and errors are an outage, all other answers are none. */
const stateOfCode = (code: string): ComponentState | undefined => {
  if (!/^\d{1,3}$/.test(code)) return undefined;
  return Number(code) === 0 || Number(code) >= 400 ? 'major_outage' : 'operational';
};

type Reading = { columns: Columns; clock: Clock; tell: Tell; file: string; now: number };

const stateOf = (row: Row, { cell }: Columns): ComponentState | undefined => {
  const word = cell(row, 'state') || cell(row, 'status');
  if (word === '') return stateOfCode(cell(row, 'code'));
  return stateOfWord(word) ?? stateOfCode(word);
};

// What is no number is no HTTP status, and is not shown as one.
const codeIn = (row: Row, { cell }: Columns): string => (/^\d{1,3}$/.test(cell(row, 'code')) ? cell(row, 'code') : '');

const readProbe = (row: Row, { columns, clock, tell, file, now }: Reading): Probe | undefined => {
  const where = `${file}${row.line}`;
  const at = clock.read(columns.cell(row, 'time') || columns.cell(row, 'begin'), where);
  const state = stateOf(row, columns);
  if (at !== undefined && at > now) tell('import.in_future', where, shown(at));
  else if (at === undefined || state === undefined) tell('import.probe_unreadable', where, row.values.join(' '));
  return at === undefined || state === undefined || at > now
    ? undefined
    : { at, state, code: codeIn(row, columns), where };
};

const nameOf = (row: Row, { cell }: Columns): string =>
  cell(row, 'name') || cell(row, 'components') || cell(row, 'slug');

/** Slug by folded name: rows without a slug belong to the component that has this name in other rows. */
const slugsByName = (rows: readonly Row[], { cell }: Columns): Map<string, string> =>
  new Map(
    rows.flatMap((row): [string, string][] =>
      cell(row, 'slug') === '' ? [] : [[foldName(cell(row, 'name') || cell(row, 'components')), cell(row, 'slug')]],
    ),
  );

/** By time, one a second: a repeated row is left out, of two different ones at a second the worse counts. */
const inOrder = (probes: readonly Probe[], tell: Tell): Probe[] => {
  const kept: Probe[] = [];
  for (const probe of probes.toSorted((a, b) => a.at - b.at)) {
    const before = kept.at(-1);
    if (before?.at !== probe.at) {
      kept.push(probe);
      continue;
    }
    tell(
      before.state === probe.state ? 'import.probe_repeated' : 'import.probes_disagree',
      probe.where,
      `${shown(probe.at)} ${before.state} ${probe.state}`,
    );
    if (severity(probe.state) > severity(before.state)) kept[kept.length - 1] = probe;
  }
  return kept;
};

const tellContradictions = ({ probes, name, where }: Series, tell: Tell): void => {
  const odd = probes.filter(({ state, code }) => {
    const answer = stateOfCode(code);
    return answer !== undefined && (answer === 'operational') !== (state === 'operational') && state !== 'no_data';
  });
  const [first] = odd;
  if (first)
    tell('import.probe_contradicts', first.where, `${name}: ${odd.length} x ${first.state} ${first.code} (${where})`);
};

/** Reads probe rows in any order into a series for each component, known by its slug, else by its name (one line for each such name). */
export const readProbes = (rows: readonly Row[], reading: Reading): Series[] => {
  const { columns, tell, file } = reading;
  const slugs = slugsByName(rows, columns);
  const series = new Map<string, Series>();
  for (const row of rows) {
    const name = nameOf(row, columns);
    const slug = columns.cell(row, 'slug') || (slugs.get(foldName(name)) ?? '');
    const probe = readProbe(row, reading);
    if (probe === undefined) continue;
    if (name === '') {
      tell('import.component_no_name', probe.where, row.values.join(' '));
      continue;
    }
    const identity = slug === '' ? `name ${foldName(name)}` : `slug ${slug}`;
    const known = series.get(identity) ?? { slug, name, where: probe.where, probes: [] };
    if (slug === '' && columns.has('slug') && known.probes.length === 0)
      tell('import.no_slug', `${file}${row.line}`, name);
    // The name of the newest probe counts: services are renamed.
    if (probe.at >= (known.probes.at(-1)?.at ?? 0)) known.name = name;
    known.probes.push(probe);
    series.set(identity, known);
  }
  const all = [...series.values()].map((one) => ({
    ...one,
    name: oneLine(one.name, dropsIn(tell, one.where)),
    probes: inOrder(one.probes, tell),
  }));
  for (const one of all) tellContradictions(one, tell);
  return all;
};
