import { Client, connectivityState, credentials } from '@grpc/grpc-js';
import type { ChannelOptions, ClientUnaryCall } from '@grpc/grpc-js';
import type { MethodDefinition } from '@grpc/proto-loader';
import { internalError, serviceUnavailable, type AtriumError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { type CallOptions, goingOf, metadataOf, refusalOf } from './call-options.ts';
import type { Contract, MethodOf, RequestOf, ResponseOf } from './contract.ts';
import { headers } from './headers.ts';
import { decodeError } from './status.ts';
import { targetOf } from './target.ts';

/** A backend as its callers see it. Every failure is an error of the catalogue. */
export type Backend<D> = {
  readonly name: string;
  call: <M extends MethodOf<D>>(method: M, request: RequestOf<D, M>, options: CallOptions) => Promise<ResponseOf<D, M>>;
  /** Rejects with `service.unavailable` when no connection stands within the limit. */
  ready: (withinMs: number) => Promise<void>;
  close: () => void;
};

/** Where a backend is and how to speak with it. */
export type BackendOptions<D> = {
  contract: Contract<D>;
  /** `host:port`, a comma list of `ip:port`, or `dns:///name:port`. */
  address: string;
  name: string;
  logger: Logger;
  /** Methods that may be sent twice, besides every `Get...` and `List...`. */
  idempotent?: readonly MethodOf<D>[] | undefined;
};

const maxMessageBytes = 4 * 1024 * 1024;

/** A backend that comes back is found within a second, and one that moved is looked up again as soon. */
const channelOptions: ChannelOptions = {
  'grpc.initial_reconnect_backoff_ms': 50,
  'grpc.max_reconnect_backoff_ms': 1000,
  'grpc.dns_min_time_between_resolutions_ms': 1000,
  'grpc.max_receive_message_length': maxMessageBytes,
  'grpc.max_send_message_length': maxMessageBytes,
  'grpc.service_config_disable_resolution': 1,
  'grpc.use_local_subchannel_pool': 1,
  'grpc.enable_channelz': 0,
  // A proxy named in the environment is for the outside, not for calls between our own processes.
  'grpc.enable_http_proxy': 0,
};

const mayBeSentTwice = /^(Get|List)[A-Z]/;

/**
 * Retries belong to methods that change nothing, and only while few calls fail: two hundred failures use the budget up
 * (a replica may die with so many calls under way), then five successes buy one retry (OP-08). The deadline covers all
 * tries together.
 */
const serviceConfig = (service: string, methods: readonly string[]): string =>
  JSON.stringify({
    loadBalancingConfig: [{ round_robin: {} }],
    retryThrottling: { maxTokens: 400, tokenRatio: 0.2 },
    methodConfig: [
      {
        name: methods.map((method) => ({ service, method })),
        retryPolicy: {
          maxAttempts: 3,
          initialBackoff: '0.05s',
          maxBackoff: '0.4s',
          backoffMultiplier: 3,
          retryableStatusCodes: ['UNAVAILABLE'],
        },
      },
    ],
  });

type Method = MethodDefinition<object, object>;

// The trailer comes with the end of the call: before the answer is handed on.
const sayReplayed = (call: ClientUnaryCall, replayed: () => void): void => {
  call.once('status', ({ metadata }) => {
    if (metadata.get(headers.replayed).length > 0) replayed();
  });
};

const send = (client: Client, method: Method, request: object, options: CallOptions) =>
  new Promise((resolve, reject: (error: AtriumError) => void) => {
    const going = goingOf(options);
    const refusal = refusalOf(going);
    if (refusal !== undefined) {
      reject(refusal);
      return;
    }
    const { signal, deadline, idempotency } = going;
    const call = client.makeUnaryRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
      request,
      metadataOf(going),
      { deadline },
      (failure, answer) => {
        signal?.removeEventListener('abort', cancel);
        if (failure === null) resolve(answer);
        else reject(decodeError(failure));
      },
    );
    if (idempotency?.replayed !== undefined) sayReplayed(call, idempotency.replayed);
    const cancel = () => call.cancel();
    signal?.addEventListener('abort', cancel, { once: true });
  });

/** Says once that a backend went, and once that it is back. */
const sayUpAndDown = (client: Client, name: string, logger: Logger): void => {
  const channel = client.getChannel();
  let up = true;
  const look = (): void => {
    const state = channel.getConnectivityState(false);
    if (state === connectivityState.SHUTDOWN) return;
    if (state === connectivityState.TRANSIENT_FAILURE && up) logger.warn({ backend: name }, 'backend is away');
    if (state === connectivityState.READY && !up) logger.info({ backend: name }, 'backend is back');
    if (state === connectivityState.TRANSIENT_FAILURE) up = false;
    if (state === connectivityState.READY) up = true;
    channel.watchConnectivityState(state, Infinity, (error) => error ?? look());
  };
  look();
};

/**
 * Connects to a backend, lazily and for ever: it does not throw when the backend is away, and finds it again within a
 * second of its return. Every call has a deadline, which also answers for a backend that is frozen (GW-07). Calls take
 * turns among a backend's addresses. No keepalive: with servers that age connections it would end calls.
 *
 * @example
 * const status = connectBackend({ contract: statusContract, address: 'localhost:50051', name: 'status', logger });
 * const weather = await status.call('GetWeather', { region: 'eu' }, { deadlineMs: 2000, requestId, token });
 * const component = await status.call('GetComponent', { key }, { parent: call, token });
 */
export const connectBackend = <D>(options: BackendOptions<D>): Backend<D> => {
  const { contract, address, name, logger, idempotent = [] } = options;
  const methods = Object.keys(contract.definition).filter(
    (m) => mayBeSentTwice.test(m) || idempotent.some((i) => i === m),
  );
  const client = new Client(targetOf(address), credentials.createInsecure(), {
    ...channelOptions,
    'grpc.service_config': serviceConfig(contract.service, methods),
  });
  sayUpAndDown(client, name, logger);
  return {
    name,
    call: (method, request, callOptions) => {
      const definition = contract.definition[method];
      if (definition === undefined) return Promise.reject(internalError({ cause: new Error(`no method ${method}`) }));
      return send(client, definition, request as object, callOptions) as Promise<never>;
    },
    ready: (withinMs) =>
      new Promise((resolve, reject) => {
        client.waitForReady(Date.now() + withinMs, (error) =>
          error ? reject(serviceUnavailable({ cause: error })) : resolve(),
        );
      }),
    close: () => client.close(),
  };
};
