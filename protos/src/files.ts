import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder in which every `.proto` path of an import statement is found. */
export const protoRoot = fileURLToPath(new URL('..', import.meta.url));

/** Paths of all contracts, relative to `protoRoot`, such as `atrium/status/v1/status_service.proto`. */
export const protoFiles = (): string[] => globSync('atrium/**/*.proto', { cwd: protoRoot }).sort();

/**
 * How wire types become JavaScript, the same for the generated types and at run time: camelCase names, numbers for
 * 64-bit integers (all of ours stay below 2^53), names for enums, defaults filled in.
 */
export const loaderOptions = { longs: Number, enums: String, defaults: true, oneofs: true, includeDirs: [protoRoot] };
