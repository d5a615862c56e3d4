import { parse } from 'yaml';
import { wrongShape } from '../errors.ts';
import { isFolderFile } from '../folder.ts';
import { keyOfName } from '../keys.ts';
import { oneLine } from '../plain-text.ts';
import { dropsIn, type Tell } from '../report.ts';
import { isFields, kindOf, listOf, textOf, type Fields } from '../values.ts';

/** A service as the folder shows it: its entry of the summary and its own file, either may be missing. */
export type Service = { slug: string; name: string; summary: Fields; state: Fields; where: string };

/** A folder taken apart; `tables` are its probe files. */
export type FolderContents = { services: Service[]; tables: { name: string; text: string }[] };

const filesOf = (value: unknown): Map<string, string> => {
  const files = isFields(value) ? value.files : undefined;
  if (!isFields(files)) throw wrongShape('files', 'object', kindOf(files));
  return new Map(
    Object.entries(files).map(([path, text]): [string, string] => {
      if (typeof text !== 'string') throw wrongShape(`files.${path}`, 'string', kindOf(text));
      return [path, text];
    }),
  );
};

const readYaml = (text: string, where: string, tell: Tell): Fields | undefined => {
  try {
    // No aliases: a small file can be made to grow without end by them. Core schema: times stay text.
    const value: unknown =
      text.length > 100_000 ? undefined : parse(text, { maxAliasCount: 0, schema: 'core', logLevel: 'error' });
    if (isFields(value) && ['url', 'status', 'startTime'].some((field) => field in value)) return value;
  } catch {
    // told below
  }
  tell('import.unreadable_file', where, text);
  return undefined;
};

const readSummary = (text: string | undefined, tell: Tell): Fields[] => {
  const where = 'history/summary.json';
  if (text === undefined) {
    tell('import.no_summary', where);
    return [];
  }
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) {
      return listOf(list).flatMap((entry, index) => {
        const usable = isFields(entry) && (textOf(entry.slug) ?? textOf(entry.name)) !== undefined;
        if (!usable) tell('import.not_an_entry', `${where}[${index}]`, entry);
        return usable ? [entry] : [];
      });
    }
  } catch {
    // told below
  }
  tell('import.unreadable_file', where, text);
  return [];
};

const slugIn = (path: string): string => path.slice('history/'.length).replace(/\.ya?ml$/, '');
const isState = (path: string): boolean => /^history\/[^/]+\.ya?ml$/.test(path);

// A name of nothing that shows gives way to the key.
const nameOf = ({ name }: Fields, slug: string, onDrop: (found: string) => void): string =>
  oneLine(textOf(name) ?? slug, onDrop) || keyOfName(slug);

/** Takes the document of `folder.ts` apart. Throws import.wrong_shape where it is none; a file that cannot be read gets a line. */
export const readFolder = (value: unknown, tell: Tell): FolderContents => {
  const files = filesOf(value);
  for (const path of files.keys()) if (!isFolderFile(path)) tell('import.ignored_file', path);
  const states = new Map(
    [...files]
      .filter(([path]) => isState(path))
      .map(([path, text]) => [slugIn(path), { path, fields: readYaml(text, path, tell) }]),
  );
  const summary = readSummary(files.get('history/summary.json'), tell);
  if (states.size === 0 && summary.length === 0)
    throw wrongShape('files', 'history/*.yml or history/summary.json', 'neither');
  const services = new Map<string, Service>();
  for (const [index, entry] of summary.entries()) {
    const slug = textOf(entry.slug) ?? textOf(entry.name) ?? '';
    const where = `history/summary.json[${index}]`;
    if (services.has(slug)) tell('import.repeated_differently', where, slug, slug);
    else
      services.set(slug, {
        slug,
        name: nameOf(entry, slug, dropsIn(tell, where, slug)),
        summary: entry,
        state: states.get(slug)?.fields ?? {},
        where,
      });
  }
  for (const [slug, { path, fields }] of states)
    if (fields && !services.has(slug))
      services.set(slug, {
        slug,
        name: nameOf(fields, slug, dropsIn(tell, path, slug)),
        summary: {},
        state: fields,
        where: path,
      });
  const tables = [...files]
    .filter(([path]) => /\.csv$/i.test(path) && isFolderFile(path))
    .map(([name, text]) => ({ name, text }));
  return { services: [...services.values()], tables };
};
