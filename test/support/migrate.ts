import { fork } from 'node:child_process';

const root = new URL('../../', import.meta.url).pathname;

/** Runs the migration of a workspace to its end, as `npm start` does before its process. */
export const migrate = (workspace: string, env: Record<string, string>): Promise<void> =>
  new Promise((resolve, reject) => {
    const { PATH = '', HOME = '' } = process.env;
    const child = fork(`${root}${workspace}/src/migrate.ts`, {
      env: { PATH, HOME, ...env },
      execArgv: [],
      stdio: 'pipe',
    });
    let said = '';
    child.stderr?.on('data', (text: Buffer) => (said += text.toString()));
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${workspace} migrate: ${code}\n${said}`))));
  });
