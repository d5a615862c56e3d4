import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { problem, routes, type Asked, type Reply, type State } from './api-routes.ts';
import { newState } from './api-state.ts';

/** An answer to give instead of the right one, `times` times, to calls whose "METHOD /path" matches. */
export type Failure = { call: RegExp; times: number; reply?: Reply; hang?: true; cut?: true };

/** A server that plays the public API over real HTTP, with what it was asked. */
export type ApiServer = {
  url: string;
  state: State;
  asked: Asked[];
  failures: Failure[];
  calls: (pattern: RegExp) => Asked[];
  close: () => Promise<void>;
};

export const apiServer = async (): Promise<ApiServer> => {
  const state = newState();
  const asked: Asked[] = [];
  const failures: Failure[] = [];
  const replies = new Map<string, Reply>();
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await read(request);
    asked.push(call);
    const failure = failures.find(({ call: pattern, times }) => times > 0 && pattern.test(nameOf(call)));
    if (failure) {
      failure.times -= 1;
      if (failure.hang) return;
      if (failure.cut) return void response.destroy();
      if (failure.reply) {
        send(response, failure.reply);
        return;
      }
    }
    const key = call.headers['idempotency-key'];
    const known = typeof key === 'string' ? replies.get(key) : undefined;
    const reply = known ?? route(state, call);
    if (typeof key === 'string') replies.set(key, reply);
    send(response, reply);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, state, asked, failures, close, calls: (pattern) => asked.filter((call) => pattern.test(nameOf(call))) };
};

export const nameOf = ({ method, path }: Asked): string => `${method} ${path}`;

const read = async (request: IncomingMessage): Promise<Asked> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const bytes = Buffer.concat(chunks);
  const isJson = request.headers['content-type'] === 'application/json';
  const body = isJson ? (JSON.parse(bytes.toString()) as Record<string, unknown>) : {};
  const path = pathname.replace('/api/v1', '');
  const query = Object.fromEntries(searchParams);
  return { method: request.method ?? '', path, query, headers: request.headers, body, bytes };
};

const route = (state: State, call: Asked): Reply => {
  for (const [pattern, handle] of routes) {
    const match = pattern.exec(nameOf(call));
    if (match) return handle(state, call, match[1] ?? '', match[2] ?? '');
  }
  return problem(404, 'request.not_found', 'Not found');
};

const send = (response: ServerResponse, { status = 200, json, text, headers = {} }: Reply): void => {
  const type = status >= 400 ? 'application/problem+json' : text === undefined ? 'application/json' : 'text/csv';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(status === 204 ? undefined : (text ?? JSON.stringify(json)));
};
