import type { Handlers, MethodOf } from '@atrium/chassis/grpc/contract';
import type { IdentityServiceDefinition } from '@atrium/protos/gen/atrium/identity/v1/IdentityService';

/** Some methods of the contract. */
export type Doors<Methods extends MethodOf<IdentityServiceDefinition>> = Pick<
  Handlers<IdentityServiceDefinition>,
  Methods
>;
