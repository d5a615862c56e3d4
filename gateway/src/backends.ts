import type { CallerSigner } from '@atrium/chassis/caller';
import { contractOf, type MethodOf, type RequestOf, type ResponseOf } from '@atrium/chassis/grpc/contract';
import type { Logger } from '@atrium/chassis/logger';
import type { OnStop } from '@atrium/chassis/stopper';
import type { IdentityServiceDefinition } from '@atrium/protos/gen/atrium/identity/v1/IdentityService';
import type { StatusServiceDefinition } from '@atrium/protos/gen/atrium/status/v1/StatusService';
import { backend, type ServiceBackend } from './backend.ts';

type Status = StatusServiceDefinition;
type Identity = IdentityServiceDefinition;

/** A method of the status service. */
export type StatusMethod = MethodOf<Status>;
export type StatusRequest<M extends StatusMethod> = RequestOf<Status, M>;
export type StatusResponse<M extends StatusMethod> = ResponseOf<Status, M>;

/** The status service as routes see it. */
export type StatusBackend = ServiceBackend<Status>;

/** A request to the identity service. */
export type IdentityRequest<M extends MethodOf<Identity>> = RequestOf<Identity, M>;

/** The identity service as routes see it. */
export type IdentityBackend = ServiceBackend<Identity>;

/** The services behind the gateway: one line for each. */
export type Backends = { status: StatusBackend; identity: IdentityBackend };

/** The contract of the identity service. */
export const identityContract = contractOf<Identity>(
  'atrium/identity/v1/identity_service.proto',
  'atrium.identity.v1.IdentityService',
);

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

// Whoever asks with a cookie waits for OpenSession first: it is given up soon. Passwords wait their turn to be checked.
const passwordMs = 10_000;
const identityDeadlines = {
  ...{ readMs: 2500, writeMs: 5000 },
  own: {
    ...{ OpenSession: 2000, SignIn: passwordMs, ChangePassword: passwordMs, ResetPassword: passwordMs },
    ...{ SignUp: passwordMs, ActivateAccount: passwordMs },
  },
};

type Options = { addresses: Record<keyof Backends, string>; sign: CallerSigner; logger: Logger; onStop: OnStop };

/** Connects to every service; waits for none. */
export const connectBackends = ({ addresses, sign, logger, onStop }: Options): Backends => {
  const status = backend(statusContract, 'status', {
    ...{ address: addresses.status, sign, logger, deadlines: statusDeadlines },
    idempotent: ['PutImportPart', 'RunImport', 'StartImport'],
  });
  onStop('status', status.close);
  const identity = backend(identityContract, 'identity', {
    ...{ address: addresses.identity, sign, logger, deadlines: identityDeadlines },
    idempotent: ['JudgePassword', 'OpenSession', 'VerifyAudit'],
  });
  onStop('identity', identity.close);
  return { status, identity };
};
