import { httpClient, type Http } from '@atrium/cli/api/http';
import { ProblemError } from '@atrium/cli/api/problem';
import type { AccountFile } from './file.ts';
import type { TokenFor } from './mails.ts';
import type { Person } from './people.ts';

/** What the makers of accounts have at hand. */
export type Visit = { url: string; http: Http; tokenFor: TokenFor; file: AccountFile };

/** Version of the privacy notice that the examples agree to. */
export const notice = '1';

/** The code of a refusal, or nothing for another failure. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof ProblemError ? error.problem.code : undefined;

/** Sends what a page sends; gives the answer as JSON, where there is one. */
export const send = async <T>(http: Http, path: string, body: object): Promise<T> => {
  const answer = await http({ method: 'POST', path, body });
  return (answer.body === '' ? {} : answer.json()) as T;
};

/** The API as somebody who signed in. */
export const signedIn = async ({ url, http, file }: Visit, person: Person): Promise<Http> => {
  const { password } = file.of(person);
  const { accessToken } = await send<{ accessToken: string }>(http, '/tokens', { login: person.email, password });
  return httpClient({ url, key: accessToken, lang: 'en' });
};

/** Fills in the page of activation. */
export const activate = async ({ http, file }: Visit, person: Person, token: string): Promise<void> => {
  const { email, firstName, lastName, role } = person;
  const { password } = file.of(person);
  const first = role === 'operator_administrator' ? { email } : {};
  await send(http, '/activation', { token, firstName, lastName, language: 'fr', password, notice, ...first });
};
