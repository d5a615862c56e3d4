import { signal } from '@preact/signals';

/** Pages that links of mails lead to. */
const linkPages = ['/sign-up/confirm', '/invitation', '/activation', '/reset'];

const shortest = 16;

/** The token of the link by which the page was opened; empty for none. It never is in the address bar for long. */
export const linkToken = signal('');

type Kept = { token?: string } | null;

// The token goes from the fragment into the entry of the history: a reload keeps it, nothing shows it, no server sees it.
const take = (): void => {
  if (!linkPages.includes(location.pathname)) return;
  const found = location.hash.slice(1);
  const kept = (history.state as Kept)?.token ?? '';
  linkToken.value = found.length >= shortest ? found : kept;
  if (found.length >= shortest) history.replaceState({ token: found }, '', location.pathname + location.search);
};

/** Reads the token of a link once at the start, and again where another link is opened on the same page. */
export const readLink = (): void => {
  take();
  addEventListener('hashchange', take);
};

/** Forgets it: it was used. */
export const forgetLink = (): void => {
  linkToken.value = '';
  history.replaceState(null, '', location.pathname + location.search);
};
