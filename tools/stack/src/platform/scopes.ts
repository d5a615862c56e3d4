import { inRoot } from '../folders.ts';
import { tool } from '../tool.ts';

/**
 * Every scope there is. The gateway defines them, and no tool imports business: it is asked by running it.
 */
export const allScopes = async (): Promise<string[]> => {
  const question = `import { allScopes } from './src/keys/scopes.ts'; console.log(JSON.stringify(allScopes));`;
  const { code, output } = await tool('node', ['--input-type=module-typescript', '--eval', question], {
    cwd: inRoot('gateway'),
  });
  if (code !== 0) throw new Error(`the gateway does not tell its scopes: ${output}`);
  return JSON.parse(output) as string[];
};
