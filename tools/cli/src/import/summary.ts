import type { Import, ImportLine } from '../api/shapes.ts';
import { clean } from '../terminal/clean.ts';
import { fit } from '../terminal/width.ts';
import { said, type Language, type Said } from '../texts/said.ts';
import { exampleIn } from './place.ts';

/** Lines of one code, with the first examples. */
export type Group = { outcome: ImportLine['outcome']; code: string; count: number; examples: ImportLine[] };

const examplesMax = 3;

/** Gathers lines by outcome and code; refused ones first, then the most frequent. */
export const grouper = (): { add: (line: ImportLine) => void; groups: () => Group[] } => {
  const groups = new Map<string, Group>();
  const add = (line: ImportLine): void => {
    const name = `${line.outcome} ${line.code}`;
    const group = groups.get(name) ?? { outcome: line.outcome, code: line.code, count: 0, examples: [] };
    group.count += 1;
    if (group.examples.length < examplesMax) group.examples.push(line);
    groups.set(name, group);
  };
  const weight = (group: Group): number => (group.outcome === 'refused' ? 1e9 : 0) + group.count;
  return { add, groups: () => [...groups.values()].sort((a, b) => weight(b) - weight(a)) };
};

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const inEnglish = ({ counts, dryRun }: Import): string[] => {
  const verb = dryRun ? 'would be ' : '';
  return [
    `Components: ${counts.componentsCreated} ${verb}made, ${counts.componentsUnchanged} there already.`,
    `Events: ${counts.created} ${verb}made, ${counts.updated} ${verb}changed, ${counts.unchanged} there as they are; ${plural(counts.updates, 'update', 'updates')}.`,
    `Refused: ${plural(counts.refused, 'entry', 'entries')}. Notes: ${plural(counts.notes, 'oddity mended', 'oddities mended')}.`,
  ];
};

const inFrench = ({ counts, dryRun }: Import): string[] => {
  const verb = dryRun ? 'à ' : '';
  const [made, changed] = dryRun ? ['créer', 'modifier'] : ['créés', 'modifiés'];
  return [
    `Composants : ${counts.componentsCreated} ${verb}${made}, ${counts.componentsUnchanged} déjà là.`,
    `Événements : ${counts.created} ${verb}${made}, ${counts.updated} ${verb}${changed}, ${counts.unchanged} inchangés ; ${plural(counts.updates, 'mise à jour', 'mises à jour')}.`,
    `Refus : ${plural(counts.refused, 'entrée', 'entrées')}. Remarques : ${plural(counts.notes, 'bizarrerie corrigée', 'bizarreries corrigées')}.`,
  ];
};

const unchanged = said('Nothing changed.', 'Rien n’a changé.');
const wouldNotChange = said('Nothing would change.', 'Rien ne changerait.');

/** What an import brought, in sentences. */
export const countSentences = (done: Import): Said[] => {
  const { created, updated, componentsCreated } = done.counts;
  const french = inFrench(done);
  const sentences = inEnglish(done).map((english, index) => said(english, french[index] ?? ''));
  if (created + updated + componentsCreated === 0) sentences.push(done.dryRun ? wouldNotChange : unchanged);
  return sentences;
};

const outcomes = { refused: said('Refused: ', 'Refus : '), note: said('Note: ', 'Remarque : ') };
const others = (count: number): Said => said(`… and ${count} more`, `… et ${count} de plus`);

/** The groups as lines for people. */
export const groupLines = (groups: Group[], lang: Language): string[] =>
  groups.flatMap((group) => [
    '',
    `${outcomes[group.outcome][lang]}${clean(group.code)} (${group.count})`,
    ...(group.examples[0]?.message ? [`  ${clean(group.examples[0].message)}`] : []),
    ...group.examples.map((line) => `    ${fit(exampleIn(line, lang), 160)}`),
    ...(group.count > group.examples.length ? [`    ${others(group.count - group.examples.length)[lang]}`] : []),
  ]);
