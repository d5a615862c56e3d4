/**
 * How a folder travels (ST-11): the command line packs the useful files of an Upptime folder into ONE JSON document,
 *
 *     {"files":{"history/summary.json":"...","history/tapir.yml":"...","probes.csv":"..."}}
 *
 * - keys: paths relative to the folder with `/`, sorted by code unit, so that the same folder gives the same bytes and digest;
 * - values: the files' text, decoded from UTF-8 (a file that is not UTF-8 stops the command with its name);
 * - no white space between the tokens: `JSON.stringify({ files })`.
 *
 * Useful are those for which `isFolderFile` says so; all others stay at home.
 */
const useful = [/^history\/[^/]+\.ya?ml$/, /^history\/summary\.json$/, /^[^/]*probes?[^/]*\.csv$/i];

/** Whether a file of an Upptime folder is to be packed; `path` is relative to the folder, with `/`. */
export const isFolderFile = (path: string): boolean => useful.some((pattern) => pattern.test(path));
