import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../folders.ts';
import { Problem } from '../problem.ts';
import { tool } from '../tool.ts';

const program = inRoot('tools', 'examples', 'src', 'main.ts');

const marker = (dataDir: string): string => join(dataDir, 'examples');

/** Whether the example data have yet to be loaded into this data folder. */
export const examplesAreMissing = (dataDir: string): boolean => existsSync(program) && !existsSync(marker(dataDir));

/**
 * Loads the example data through the public API, as a person would; noted last, so a broken load is repeated.
 * @throws Problem with the loader's own words.
 */
export const loadExamples = async (dataDir: string, url: string, key: string, say: (detail: string) => void) => {
  const environment = { ATRIUM_URL: url, ATRIUM_API_KEY: key };
  const { code, output } = await tool('node', [program], { environment, onLine: say });
  if (code !== 0)
    throw new Problem(
      `The example data could not be loaded (\`npm start -- --no-examples\` goes without):\n${output.trim()}`,
    );
  writeFileSync(marker(dataDir), new Date().toISOString());
};
