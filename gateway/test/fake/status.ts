import { makeCallerVerifier } from '@atrium/chassis/caller';
import type { CallContext } from '@atrium/chassis/grpc/contract';
import { serveGrpc } from '@atrium/chassis/grpc/server';
import { makeLogger } from '@atrium/chassis/logger';
import { statusContract } from '../../src/backends.ts';
import type { Doors, StatusHandlers } from './answers.ts';
import { eventDoors } from './event-doors.ts';
import { importDoors } from './import-doors.ts';
import { componentDoors, pageDoors, templateDoors } from './page-doors.ts';
import { remembering } from './remembering.ts';
import { secret } from './secret.ts';
import { weatherDoors } from './weather-doors.ts';
import { world, type World } from './world.ts';

/** One call as the fake service saw it. */
export type Seen = { method: string; request: object; call: CallContext };

const doors = (all: World): Doors => ({
  ...{ ...weatherDoors(all), ...eventDoors(all), ...componentDoors(all), ...pageDoors(all) },
  ...{ ...templateDoors, ...importDoors },
});

// Every call is written down, and may be made to wait.
const watched = (all: World, seen: Seen[]): StatusHandlers => {
  const open = doors(all) as unknown as Record<string, (request: object, call: CallContext) => object>;
  const once = remembering();
  const wrap = (method: string) => async (request: object, call: CallContext) => {
    seen.push({ method, request, call });
    const delayMs = all.delayMs(method, request);
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    return once(call, () => open[method]?.(request, call) ?? {});
  };
  return Object.fromEntries(Object.keys(open).map((method) => [method, wrap(method)])) as unknown as StatusHandlers;
};

/** A status service with canned answers behind real gRPC. */
export const fakeStatus = async (port = 0) => {
  const all = world();
  const seen: Seen[] = [];
  const verifyCaller = makeCallerVerifier(secret, 'status');
  const logger = makeLogger({ name: 'fake status', level: 'silent' });
  const services = [{ contract: statusContract, handlers: watched(all, seen) }] as const;
  const server = await serveGrpc({ host: '127.0.0.1', port, services, verifyCaller, logger });
  return { world: all, seen, port: server.port, address: `127.0.0.1:${server.port}`, stop: () => server.stop(0) };
};

export type FakeStatus = Awaited<ReturnType<typeof fakeStatus>>;
