import type { IncomingMessage } from 'node:http';
import { compressed } from '../http/compress.ts';
import { acceptedEncoding } from '../http/encoding.ts';
import { etagOf, type Answer } from '../http/respond.ts';

/** Text that is the same for all who ask, under a name of its own. */
export type Text = { name: string; type: string; make: () => string };

const headers = ['Cache-Control', 'public, max-age=300', 'Vary', 'Accept-Encoding, Accept-Language'];

const answerOf = async ({ type, make }: Text, encoding: ReturnType<typeof acceptedEncoding>): Promise<Answer> => {
  const body = await compressed(Buffer.from(make()), encoding);
  const encoded = encoding === 'identity' ? [] : ['Content-Encoding', encoding];
  return { status: 200, body, type, etag: etagOf(body), headers: [...headers, ...encoded] };
};

/**
 * Answers with what is made from the contracts: once a process and encoding. What cannot be made is not remembered, so
 * that there are no more entries than there are documents, pages and languages.
 */
export const madeOnce = (): ((req: IncomingMessage, text: Text) => Promise<Answer>) => {
  const made = new Map<string, Promise<Answer>>();
  return (req, text) => {
    const encoding = acceptedEncoding(req.headers['accept-encoding']?.toString());
    const key = `${encoding} ${text.name}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const answer = answerOf(text, encoding);
    made.set(key, answer);
    answer.catch(() => made.delete(key));
    return answer;
  };
};
