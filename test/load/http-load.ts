import { Agent, request } from 'node:http';

export type HttpLoad = {
  url: string;
  headers?: Record<string, string>;
  /** Connections kept open, each with one request at a time: a bound on what is in flight. */
  connections?: number;
};

const once = (url: URL, agent: Agent, headers: Record<string, string>): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const call = request(url, { agent, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode === 200));
      response.once('error', reject);
    });
    call.once('error', reject);
    call.end();
  });

/**
 * A load over kept-alive connections, for a side of a comparison: asks as long as it is told, and counts the answers
 * with status 200. Any other answer ends the bench, since a fast mistake is no success. `close` ends the connections.
 */
export const httpLoad = ({ url, headers = {}, connections = 16 }: HttpLoad) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const target = new URL(url);
  const work = async (forMs: number): Promise<number> => {
    const until = performance.now() + forMs;
    let done = 0;
    const worker = async (): Promise<void> => {
      while (performance.now() < until) {
        if (!(await once(target, agent, headers))) throw new Error(`${url} did not answer 200`);
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: connections }, worker));
    return done;
  };
  return { work, close: () => agent.destroy() };
};
