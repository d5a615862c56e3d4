import { ConfigError } from './config.ts';

/** EX_CONFIG of sysexits.h: supervisors see that starting again does not help. */
const badConfig = 78;

/**
 * The settings of a process; where they are not right, prints every mistake and ends the process with 78.
 *
 * @example
 * const settings = settingsOrExit('status', config);
 */
export const settingsOrExit = <Settings>(name: string, config: () => Settings): Settings => {
  try {
    return config();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${name}: ${error.message}\n`);
    return process.exit(badConfig);
  }
};
