import { contractOf, type Handlers } from '@atrium/chassis/grpc/contract';
import type { IdentityServiceDefinition } from '@atrium/protos/gen/atrium/identity/v1/IdentityService';
import type { UseCases } from '../application/use-cases.ts';
import { accountDoors } from './grpc/account-doors.ts';
import { entryDoors } from './grpc/entry-doors.ts';
import { recordDoors } from './grpc/record-doors.ts';
import { sessionDoors } from './grpc/session-doors.ts';

export const identityContract = contractOf<IdentityServiceDefinition>(
  'atrium/identity/v1/identity_service.proto',
  'atrium.identity.v1.IdentityService',
);

/** Every method of the contract: wire to command, use case, answer to wire. */
export const identityDoors = (cases: UseCases): Handlers<IdentityServiceDefinition> => ({
  ...entryDoors(cases),
  ...accountDoors(cases),
  ...sessionDoors(cases),
  ...recordDoors(cases),
});
