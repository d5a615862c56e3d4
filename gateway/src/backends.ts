import type { CallerSigner } from '@atrium/chassis/caller';
import { contractOf, type MethodOf, type RequestOf, type ResponseOf } from '@atrium/chassis/grpc/contract';
import type { Logger } from '@atrium/chassis/logger';
import type { OnStop } from '@atrium/chassis/stopper';
import type { StatusServiceDefinition } from '@atrium/protos/gen/atrium/status/v1/StatusService';
import { backend, type ServiceBackend } from './backend.ts';

type Status = StatusServiceDefinition;

/** A method of the status service. */
export type StatusMethod = MethodOf<Status>;
export type StatusRequest<M extends StatusMethod> = RequestOf<Status, M>;
export type StatusResponse<M extends StatusMethod> = ResponseOf<Status, M>;

/** The status service as routes see it. */
export type StatusBackend = ServiceBackend<Status>;

/** The services behind the gateway: one line for each. */
export type Backends = { status: StatusBackend };

/** The contract of the status service. */
export const statusContract = contractOf<Status>(
  'atrium/status/v1/status_service.proto',
  'atrium.status.v1.StatusService',
);

const importMs = 15_000;
const statusDeadlines = {
  ...{ readMs: 2500, writeMs: 5000 },
  own: { GetRevision: 700, PutImportPart: importMs, RunImport: importMs, StartImport: importMs },
};

type Options = { addresses: { status: string }; sign: CallerSigner; logger: Logger; onStop: OnStop };

/** Connects to every service; waits for none. */
export const connectBackends = ({ addresses, sign, logger, onStop }: Options): Backends => {
  const status = backend(statusContract, 'status', {
    ...{ address: addresses.status, sign, logger, deadlines: statusDeadlines },
    idempotent: ['PutImportPart', 'RunImport', 'StartImport'],
  });
  onStop('status', status.close);
  return { status };
};
