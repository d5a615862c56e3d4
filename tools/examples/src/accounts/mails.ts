import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a mail to an address that came since then, in Unix milliseconds, with a link to a page; gives the link's token. */
export type TokenFor = (email: string, page: string, sinceMs: number) => Promise<string>;

type Head = { id: string; at: string; to: string[] };

const waitMs = 30_000;
const betweenMs = 200;

const ask = async <T>(address: string): Promise<T> =>
  (await (await fetch(address, { signal: AbortSignal.timeout(5000) })).json()) as T;

const tokenIn = (text: string, page: string): string | undefined => {
  const at = text.indexOf(`${page}#`);
  return at < 0 ? undefined : /^[\w.~-]+/.exec(text.slice(at + page.length + 1))?.[0];
};

/** Reads the local mailbox as a person would: the newest mail that has the link. */
export const mailReader = (mailbox: string): TokenFor => {
  const look = async (email: string, page: string, sinceMs: number): Promise<string | undefined> => {
    const { mails } = await ask<{ mails: Head[] }>(`${mailbox}/api/mails`);
    for (const { id, at, to } of mails) {
      if (!to.includes(email) || Date.parse(at) < sinceMs) continue;
      const { text } = await ask<{ text: string }>(`${mailbox}/api/mails/${id}`);
      const token = tokenIn(text, page);
      if (token !== undefined) return token;
    }
    return undefined;
  };
  return async (email, page, sinceMs) => {
    const untilMs = Date.now() + waitMs;
    while (Date.now() < untilMs) {
      const token = await look(email, page, sinceMs);
      if (token !== undefined) return token;
      await pause(betweenMs);
    }
    throw new Error(`no mail with a link to ${page} came to ${email} within ${waitMs / 1000} s`);
  };
};
