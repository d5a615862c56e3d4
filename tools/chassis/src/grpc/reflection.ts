import type { Server } from '@grpc/grpc-js';
import { ReflectionService } from '@grpc/reflection';
import type { Contract } from './contract.ts';

/**
 * Lets tools such as grpcurl list what a server offers. A file of its own: it is loaded only where it is wanted.
 *
 * @example
 * addReflection(server, services);
 */
export const addReflection = (server: Server, services: readonly { contract: Contract<unknown> }[]): void => {
  new ReflectionService(
    Object.fromEntries(services.map(({ contract }) => [contract.service, contract.definition])),
  ).addToServer(server);
};
