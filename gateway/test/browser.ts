import type { asker, Answered } from './fixtures.ts';
import { password } from './fake/identity-world.ts';

/** A browser as far as sessions go: it keeps cookies and sends the session's token with changes. */
export type Browser = {
  ask: (path: string, init?: Parameters<ReturnType<typeof asker>>[1]) => Promise<Answered>;
  /** The cookies that it holds, as one header. */
  cookie: () => string;
  csrf: () => string;
};

type Ask = ReturnType<typeof asker>;

const keep = (jar: Map<string, string>, headers: Headers): void => {
  for (const line of headers.getSetCookie()) {
    const [pair = '', ...rest] = line.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (rest.some((part) => part.trim() === 'Max-Age=0')) jar.delete(name);
    else jar.set(name, value);
  }
};

/** Signs in with a browser of its own. */
export const signedInBrowser = async (ask: Ask, login = 'anna@example.com'): Promise<Browser> => {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const opened = await ask('/api/v1/session', { method: 'POST', json: { login, password } });
  keep(jar, opened.headers);
  const csrf = String(opened.json().csrf);
  return {
    cookie,
    csrf: () => csrf,
    ask: async (path, init = {}) => {
      const headers = { cookie: cookie(), 'x-atrium-csrf': csrf, ...(init.headers as object | undefined) };
      const answer = await ask(path, { ...init, headers });
      keep(jar, answer.headers);
      return answer;
    },
  };
};

/** Asks until it is refused with 401; gives when the last request began that was not, by performance.now(). */
export const lastAccepted = async (ask: () => Promise<Answered>): Promise<number> => {
  for (let lastMs = 0; ;) {
    const beganMs = performance.now();
    const { status } = await ask();
    if (status === 401) return lastMs;
    lastMs = beganMs;
  }
};
