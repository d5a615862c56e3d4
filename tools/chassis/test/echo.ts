import { fileURLToPath } from 'node:url';
import type { MethodDefinition } from '@grpc/proto-loader';
import { contractOf } from '../src/grpc/contract.ts';

type Echo = { text?: string; number?: number };
type EchoMethod = MethodDefinition<Echo, Echo, Required<Echo>, Required<Echo>>;

/** As proto-loader-gen-types would have made it. */
export type EchoDefinition = { GetEcho: EchoMethod; MakeEcho: EchoMethod };

export const echoContract = contractOf<EchoDefinition>('echo.proto', 'atrium.test.v1.EchoService', {
  includeDirs: [fileURLToPath(new URL('.', import.meta.url))],
});
