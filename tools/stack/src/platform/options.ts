import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inMade } from '../folders.ts';
import { messageOf, Problem } from '../problem.ts';

export type StartOptions = { port: number; dataDir: string; examples: boolean; fresh: boolean };

const usage = 'Options: --port N, --data DIR, --no-examples, --fresh; after `npm start --`.';

const portOf = (text: string): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Problem(`--port ${text} is no port: give a number from 1 to 65535.`);
};

/**
 * Reads what stands behind `npm start --`.
 * @throws Problem that names the mistake and the options there are.
 */
export const readStartOptions = (args: string[], cwd = process.env.INIT_CWD ?? process.cwd()): StartOptions => {
  try {
    const { values } = parseArgs({
      args,
      allowNegative: true,
      options: {
        port: { type: 'string', default: '8080' },
        data: { type: 'string' },
        examples: { type: 'boolean', default: true },
        fresh: { type: 'boolean', default: false },
      },
    });
    const dataDir = values.data === undefined ? inMade('data') : resolve(cwd, values.data);
    return { port: portOf(values.port), dataDir, examples: values.examples, fresh: values.fresh };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(`${messageOf(error).split('. ')[0] ?? ''}. ${usage}`);
  }
};
