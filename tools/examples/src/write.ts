import { createHash } from 'node:crypto';
import { etagOf, type Http } from '@atrium/cli/api/http';
import { ProblemError } from '@atrium/cli/api/problem';

/** A key that the same content always has, so that a second try of a POST is the same POST (GW-04). */
export const contentKey = (path: string, body: unknown): string =>
  `examples-${createHash('sha256')
    .update(`${path}\n${JSON.stringify(body)}`)
    .digest('hex')
    .slice(0, 40)}`;

/** POSTs under the key of its content. */
export const post = async (http: Http, path: string, body: unknown): Promise<unknown> =>
  (await http({ method: 'POST', path, body, idempotencyKey: contentKey(path, body) })).json();

/** PUTs where it is not there yet; what is there is left as it is. */
export const putNew = async (http: Http, path: string, body: unknown): Promise<void> => {
  try {
    await http({ method: 'PUT', path, body, ifNoneMatch: '*' });
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.status !== 412) throw error;
  }
};

/** PUTs in the place of what is there. */
export const putOver = async (http: Http, path: string, old: { version: number }, body: unknown): Promise<void> => {
  await http({ method: 'PUT', path, body, ifMatch: etagOf(old) });
};

/** PATCHes what is there. */
export const patchOver = async (http: Http, path: string, old: { version: number }, body: unknown): Promise<void> => {
  await http({ method: 'PATCH', path, body, ifMatch: etagOf(old) });
};

/** Does one after the other, `width` at a time. */
export const inParallel = async <T>(
  items: readonly T[],
  width: number,
  act: (item: T) => Promise<void>,
): Promise<void> => {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await act(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
};
