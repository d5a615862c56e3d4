import { computed, signal } from '@preact/signals';
import { language } from '../ui/speak.ts';
import { ApiError, makeApi, type Failure } from './api.ts';
import type { Account, Role, SessionAnswer } from './model.ts';

/** Who is here: nobody knows yet, nobody, or somebody. */
export const session = signal<SessionAnswer | undefined>(undefined);

export const account = computed<Account | undefined>(() => session.value?.account ?? undefined);

export const role = computed<Role | undefined>(() => session.value?.role ?? undefined);

/** The zone in which times are told: the account's, else the browser's. */
export const zone = computed<string>(() => account.value?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);

export const organisationName = computed<string>(() => session.value?.organisation?.name ?? '');

/** Since when nothing is reached, and what is away: the network here, or the service there. */
export const lost = signal<{ failure: Failure; since: number } | undefined>(undefined);

/** Set while the session is over and the page waits for somebody to sign in again. */
export const waiting = signal<{ answer: (signedIn: boolean) => void; login: string } | undefined>(undefined);

const signedInAgain = async (): Promise<boolean> => {
  const known = account.value;
  if (session.value?.signedIn !== true || known === undefined) return false;
  const before = waiting.value;
  return new Promise((resolve) => {
    const answer = (signedIn: boolean): void => {
      before?.answer(signedIn);
      resolve(signedIn);
    };
    waiting.value = { answer, login: known.email ?? known.identifier ?? '' };
  });
};

const reached = (failure: Failure | undefined): void => {
  if (failure === undefined || failure === 'problem') lost.value = undefined;
  else lost.value ??= { failure, since: Date.now() / 1000 };
};

/** The API for all pages. */
export const api = makeApi({
  fetch: (input, init) => fetch(input, init),
  language: () => language.value,
  csrf: () => session.value?.csrf ?? '',
  online: () => navigator.onLine,
  signedInAgain,
  reached,
});

// A cookie whose session is over is nobody.
const nobody = (error: unknown): SessionAnswer => {
  if (error instanceof ApiError && error.status === 401) return { signedIn: false };
  throw error;
};

/** Asks who is here. */
export const readSession = async (): Promise<void> => {
  const answer = await api.get<SessionAnswer>('/api/v1/session', { open: true }).catch(nobody);
  session.value = answer;
  const spoken = answer.account?.language;
  if (spoken !== undefined) language.value = spoken;
};

type Opened = Partial<SessionAnswer> & { passwordExpired?: boolean };

/** Signs in; afterwards everything of the session is known. */
export const signIn = async (login: string, password: string): Promise<void> => {
  const opened = await api.send<Opened>('POST', '/api/v1/session', { body: { login, password }, open: true });
  await readSession();
  if (opened.passwordExpired === true && session.value !== undefined)
    session.value = { ...session.value, passwordExpired: true };
};

/** Signs out, here only. */
export const signOut = async (): Promise<void> => {
  await api.send('DELETE', '/api/v1/session', { open: true });
  session.value = { signedIn: false };
};

/** Puts a changed account in the place of the one that was known. */
export const accountIs = (changed: Account): void => {
  if (session.value !== undefined) session.value = { ...session.value, account: changed };
  language.value = changed.language;
};
