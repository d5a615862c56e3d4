import { AtriumError, requestForbidden, requestStale, requestUnauthenticated } from '@atrium/chassis/errors';
import type { CallContext, Handlers } from '@atrium/chassis/grpc/contract';
import type { StatusServiceDefinition } from '@atrium/protos/gen/atrium/status/v1/StatusService';
import type { Component } from '@atrium/protos/gen/atrium/status/v1/Component';
import type { World } from './world.ts';

export type StatusHandlers = Handlers<StatusServiceDefinition>;

/** As the handlers, without waiting: `fakeStatus` makes them asynchronous. */
export type Doors = {
  [M in keyof StatusHandlers]: (...given: Parameters<StatusHandlers[M]>) => Awaited<ReturnType<StatusHandlers[M]>>;
};

export const notFound = (code: string) => new AtriumError(code, 'not_found');

export const find = <T>(list: readonly T[], is: (one: T) => boolean, code: string): T => {
  const found = list.find(is);
  if (!found) throw notFound(code);
  return found;
};

export const componentOf = ({ components }: World, key: string | undefined): Component =>
  find(components, (one) => one.key === key, 'status.component_not_found');

export const mayWrite = ({ caller }: CallContext, scope: string): void => {
  if (caller.kind === 'anonymous') throw requestUnauthenticated();
  if (!caller.scopes.includes(scope)) throw requestForbidden();
};

export const fresh = (version: number, is: number): void => {
  if (version !== is) throw requestStale();
};
