import type { Handlers, MethodOf } from '@atrium/chassis/grpc/contract';
import type { StatusServiceDefinition } from '@atrium/protos/gen/atrium/status/v1/StatusService';

/** Some methods of the contract. */
export type Doors<Methods extends MethodOf<StatusServiceDefinition>> = Pick<Handlers<StatusServiceDefinition>, Methods>;
