import { contractOf, type Handlers } from '@atrium/chassis/grpc/contract';
import type { StatusServiceDefinition } from '@atrium/protos/gen/atrium/status/v1/StatusService';
import type { UseCases } from '../application/use-cases.ts';
import { componentDoors } from './grpc/component-doors.ts';
import { eventDoors } from './grpc/event-doors.ts';
import { importDoors } from './grpc/import-doors.ts';
import { pageDoors } from './grpc/page-doors.ts';
import { postmortemDoors } from './grpc/postmortem-doors.ts';
import { weatherDoors } from './grpc/weather-doors.ts';

export const statusContract = contractOf<StatusServiceDefinition>(
  'atrium/status/v1/status_service.proto',
  'atrium.status.v1.StatusService',
);

/** Every method of the contract: wire to command, use case, answer to wire. */
export const statusDoors = (cases: UseCases): Handlers<StatusServiceDefinition> => ({
  ...weatherDoors(cases),
  ...componentDoors(cases),
  ...eventDoors(cases),
  ...pageDoors(cases),
  ...importDoors(cases),
  ...postmortemDoors(cases),
});
