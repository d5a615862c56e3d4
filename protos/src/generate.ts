// Makes `schemas/`, with the AsyncAPI document, from the contracts. They are committed, so that a change of what the
// world gets is seen in review. `npm run generate` runs it, after the types.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { protoRoot } from './files.ts';
import { asyncapiOf } from './generate/asyncapi.ts';
import { type File, readContracts } from './generate/descriptors.ts';
import { type DeclaredEvent, declaredEvents } from './generate/events.ts';
import { definitionsOf } from './generate/json-schema.ts';

const folder = `${protoRoot}schemas/`;

const schemaFile = ({ type, message, description }: DeclaredEvent, files: File[]): [string, object] => {
  const { [message.fullName]: root, ...others } = definitionsOf(message.fullName, files, '#/$defs/');
  const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `${type}.json` };
  return [`${type}.json`, { ...head, ...root, description, $defs: others }];
};

/** Touches only what differs: others may be reading. */
const writeAll = (wanted: Map<string, object>): void => {
  mkdirSync(folder, { recursive: true });
  for (const name of globSync('*', { cwd: folder })) if (!wanted.has(name)) rmSync(folder + name);
  for (const [name, value] of wanted) {
    const text = `${JSON.stringify(value, undefined, 2)}\n`;
    if (!existsSync(folder + name) || readFileSync(folder + name, 'utf8') !== text) writeFileSync(folder + name, text);
  }
};

const files = readContracts();
const events = declaredEvents(files);
writeAll(new Map([...events.map((event) => schemaFile(event, files)), ['asyncapi.json', asyncapiOf(events, files)]]));
