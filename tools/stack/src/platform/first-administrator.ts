import { setTimeout as pause } from 'node:timers/promises';

/** The link by which the first administrator of an installation comes in; identity says it once, at its start. */
export type FirstLink = {
  /** Hears what identity writes. */
  hear: (line: string) => void;
  /** The path of the link; waits so many milliseconds for it. */
  within: (ms: number) => Promise<string | undefined>;
};

const pathOf = (line: string): string | undefined => {
  if (!line.includes('first administrator')) return undefined;
  try {
    const { msg, path } = JSON.parse(line) as { msg?: unknown; path?: unknown };
    const isLink = msg === 'first administrator' && typeof path === 'string' && /^\/activation#[\w.~-]+$/.test(path);
    return isLink ? path : undefined;
  } catch {
    return undefined;
  }
};

/** Listens for the link; the last one said is the one that works. */
export const firstAdministratorLink = (): FirstLink => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let path: string | undefined;
  return {
    hear: (line) => {
      const found = pathOf(line);
      path = found ?? path;
      if (found !== undefined) resolve(undefined);
    },
    within: async (ms) => {
      await Promise.race([promise, pause(ms, undefined, { ref: false })]);
      return path;
    },
  };
};
