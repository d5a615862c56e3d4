import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inMade } from '../folders.ts';
import { messageOf, Problem } from '../problem.ts';
import { note } from '../progress.ts';

export type StartOptions = { port: number; dataDir: string; examples: boolean; fresh: boolean };

const help = `Options, after \`npm start --\` or \`npm run dev --\`:
  --port N         another port than 8080
  --data DIR       keeps the data in a folder of their own instead of .atrium/data
  --no-examples    begins with an empty page
  --fresh          throws the data away first
  --help           this list`;

const usage = 'Options: --port N, --data DIR, --no-examples, --fresh, --help; after `npm start --`.';

const portOf = (text: string): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Problem(`--port ${text} is no port: give a number from 1 to 65535.`);
};

const dataDirOf = (text: string | undefined, cwd: string): string => {
  if (text === undefined) return inMade('data');
  if (text.trim() !== '') return resolve(cwd, text);
  throw new Problem('--data is empty: name the folder for the data, or leave the option out for .atrium/data.');
};

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowNegative: true,
    options: {
      port: { type: 'string', default: '8080' },
      data: { type: 'string' },
      examples: { type: 'boolean', default: true },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;

/**
 * Reads what stands behind `npm start --`; undefined when that asks for help, which is then given.
 * @throws Problem that names the mistake and the options there are.
 */
export const readStartOptions = (
  args: string[],
  cwd = process.env.INIT_CWD ?? process.cwd(),
): StartOptions | undefined => {
  try {
    const { port, data, help: wantsHelp, examples, fresh } = parse(args);
    if (!wantsHelp) return { port: portOf(port), dataDir: dataDirOf(data, cwd), examples, fresh };
    note(help);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(`${messageOf(error).split('. ')[0] ?? ''}. ${usage}`);
  }
};
