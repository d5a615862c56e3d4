import { styleText } from 'node:util';

const isTerminal = process.stdout.isTTY;

let hushed = false;

/** From now on nothing is shown: what fails because everything is being stopped is no news. */
export const hush = (): void => void (hushed = true);

/** Whether all that could be said is the consequence of a stop. */
export const isHushed = (): boolean => hushed;

const seconds = (since: number): string => {
  const elapsed = (performance.now() - since) / 1000;
  return elapsed < 0.95 ? '' : styleText('dim', ` ${elapsed.toFixed(1)} s`);
};

const show = (mark: string, text: string, detail: string): void => {
  if (hushed) return;
  const line = `${mark} ${text}${detail ? styleText('dim', `  ${detail}`) : ''}`;
  process.stdout.write(isTerminal ? `\r\x1b[2K${line}` : `${line}\n`);
};

const endLine = (): void => {
  if (isTerminal && !hushed) process.stdout.write('\n');
};

/**
 * Runs one step of a command and shows it: while it runs what it is doing, afterwards how long it took. `say` tells
 * what is going on inside; what the step returns as text is shown behind its name.
 */
export const step = async <Result>(
  text: string,
  work: (say: (detail: string) => void) => Promise<Result> | Result,
  summary: (result: Result) => string = () => '',
): Promise<Result> => {
  const since = performance.now();
  show(styleText('cyan', '›'), text, '');
  try {
    const result = await work((detail) => show(styleText('cyan', '›'), text, detail));
    show(styleText('green', '✓'), `${text}${seconds(since)}`, summary(result));
    endLine();
    return result;
  } catch (error) {
    show(styleText('red', '✗'), `${text}${seconds(since)}`, '');
    endLine();
    throw error;
  }
};

/** One line of its own, between steps. */
export const note = (text: string): void => {
  if (!hushed) process.stdout.write(`${text}\n`);
};
