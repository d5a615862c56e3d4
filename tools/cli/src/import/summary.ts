import type { Import, ImportLine } from '../api/shapes.ts';
import { clean } from '../terminal/clean.ts';
import { fit } from '../terminal/width.ts';

/** Lines of one code, with the first examples. */
export type Group = { outcome: ImportLine['outcome']; code: string; count: number; examples: ImportLine[] };

const EXAMPLES = 3;

/** Gathers lines by outcome and code; refused ones first, then the most frequent. */
export function grouper(): { add: (line: ImportLine) => void; groups: () => Group[] } {
  const groups = new Map<string, Group>();
  const add = (line: ImportLine): void => {
    const name = `${line.outcome} ${line.code}`;
    const group = groups.get(name) ?? { outcome: line.outcome, code: line.code, count: 0, examples: [] };
    group.count += 1;
    if (group.examples.length < EXAMPLES) group.examples.push(line);
    groups.set(name, group);
  };
  const weight = (group: Group): number => (group.outcome === 'refused' ? 1e9 : 0) + group.count;
  return { add, groups: () => [...groups.values()].sort((a, b) => weight(b) - weight(a)) };
}

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** What an import brought, in sentences. */
export function countSentences(done: Import): string[] {
  const counts = done.counts;
  const came = counts.created + counts.updated + counts.componentsCreated;
  const verb = done.dryRun ? 'would be ' : '';
  const sentences = [
    `Components: ${counts.componentsCreated} ${verb}made, ${counts.componentsUnchanged} there already.`,
    `Events: ${counts.created} ${verb}made, ${counts.updated} ${verb}changed, ${counts.unchanged} there as they are; ${plural(counts.updates, 'update')}.`,
    `Refused: ${plural(counts.refused, 'entry', 'entries')}. Notes: ${plural(counts.notes, 'oddity mended', 'oddities mended')}.`,
  ];
  if (came === 0) sentences.push(done.dryRun ? 'Nothing would change.' : 'Nothing changed.');
  return sentences;
}

/** The groups as lines for people. */
export function groupLines(groups: Group[]): string[] {
  return groups.flatMap((group) => [
    '',
    `${group.outcome === 'refused' ? 'Refused' : 'Note'}: ${clean(group.code)} (${group.count})`,
    ...(group.examples[0]?.message ? [`  ${clean(group.examples[0].message)}`] : []),
    ...group.examples.map((line) => `    ${fit(`${clean(line.where)}: ${clean(line.detail)}`, 160)}`),
    ...(group.count > group.examples.length ? [`    … and ${group.count - group.examples.length} more`] : []),
  ]);
}
