import { makeCallerVerifier } from '@atrium/chassis/caller';
import type { CallContext } from '@atrium/chassis/grpc/contract';
import { serveGrpc } from '@atrium/chassis/grpc/server';
import { makeLogger } from '@atrium/chassis/logger';
import { identityContract } from '../../src/backends.ts';
import { memberDoors, openDoors, ownDoors, recordDoors } from './identity-doors.ts';
import { sessionDoors, type IdentityHandlers } from './identity-sessions.ts';
import { identityWorld, type IdentityWorld } from './identity-world.ts';
import { remembering } from './remembering.ts';
import { secret } from './secret.ts';

/** One call as the fake service saw it. */
type Seen = { method: string; request: object; call: CallContext };

type Door = (request: object, call: CallContext) => object | Promise<object>;

const watched = (all: IdentityWorld, seen: Seen[]): IdentityHandlers => {
  const doors = { ...sessionDoors(all), ...openDoors(all), ...ownDoors(all), ...memberDoors(all), ...recordDoors };
  const once = remembering();
  const wrap =
    (method: string, door: Door): Door =>
    async (request, call) => {
      seen.push({ method, request, call });
      const delayMs = all.delayMs(method);
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
      return once(call, () => door(request, call));
    };
  const each = Object.entries(doors as unknown as Record<string, Door>);
  return Object.fromEntries(each.map(([method, door]) => [method, wrap(method, door)])) as unknown as IdentityHandlers;
};

/** An identity service with a few accounts behind real gRPC. */
export const fakeIdentity = async (port = 0) => {
  const world = await identityWorld();
  const seen: Seen[] = [];
  const verifyCaller = makeCallerVerifier(secret, 'identity');
  const logger = makeLogger({ name: 'fake identity', level: 'silent' });
  const services = [{ contract: identityContract, handlers: watched(world, seen) }] as const;
  const server = await serveGrpc({ host: '127.0.0.1', port, services, verifyCaller, logger });
  const count = (method: string): number => seen.filter((one) => one.method === method).length;
  return { world, seen, count, port: server.port, address: `127.0.0.1:${server.port}`, stop: () => server.stop(0) };
};
