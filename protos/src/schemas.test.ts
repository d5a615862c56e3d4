import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { protoRoot } from './files.ts';
import { definitionsOf } from './generate/json-schema.ts';
import type { File } from './generate/descriptors.ts';
import { asyncapi, eventSchema, eventTypes } from './schemas.ts';

const committed = (): Record<string, string> =>
  Object.fromEntries(
    globSync('*.json', { cwd: `${protoRoot}schemas` }).map((name) => [
      name,
      readFileSync(`${protoRoot}schemas/${name}`, 'utf8'),
    ]),
  );

const text = { fr: 'Messagerie', en: 'Mail' };
const component = {
  key: 'mail',
  parent: 'page',
  name: text,
  position: 0,
  knownSince: '2026-11-22T00:00:00Z',
  archived: false,
  version: 1,
};

const check = (type: string) => {
  const ajv = new Ajv2020({ strict: true });
  formats.default(ajv);
  return ajv.compile(eventSchema(type) ?? {});
};

describe('EV-01 schemas made from the contracts', () => {
  test('EV-01 every message of the event contracts has its schema', () => {
    const contracts = globSync('atrium/**/*_events.proto', { cwd: protoRoot }).map((file) =>
      readFileSync(protoRoot + file, 'utf8'),
    );
    const messages = contracts.join().match(/^message \w+/gm) ?? [];
    expect(messages.length).toBeGreaterThan(0);
    expect(eventTypes()).toHaveLength(messages.length);
    expect(eventTypes()).toContain('atrium.status.event.published.v1');
  });

  test('EV-01 what is committed is what the contracts say today, and making it again changes nothing', () => {
    const before = committed();
    execFileSync(process.execPath, [`${protoRoot}src/generate.ts`]);
    expect(committed()).toEqual(before);
  });

  test('EV-01 data in protobuf’s JSON form pass; a missing, an unknown and a wrong field do not', () => {
    const valid = check('atrium.status.component.changed.v1');
    expect(valid({ component })).toBe(true);
    expect(valid({ component: { ...component, version: undefined } })).toBe(false);
    expect(valid({ component: { ...component, colour: 'red' } })).toBe(false);
    expect(valid({ component: { ...component, position: 1.5 } })).toBe(false);
    expect(valid({ component: { ...component, version: '1' } })).toBe(false);
    expect(valid({ component: { ...component, knownSince: 1 } })).toBe(false);
    expect(valid({ component: { ...component, knownSince: 'yesterday' } })).toBe(false);
  });

  test('EV-01 an event that no contract knows has no schema, whatever its name', () => {
    expect(eventSchema('atrium.status.nothing.happened.v1')).toBeUndefined();
    expect(eventSchema('../package')).toBeUndefined();
  });

  test('EV-01 the AsyncAPI document is valid by its specification, whole in itself, and names every event', () => {
    const specification = new URL('../../node_modules/@asyncapi/specs/schemas/3.0.0.json', import.meta.url);
    const ajv = new Ajv({ strict: false, validateFormats: false, meta: false, validateSchema: false });
    const valid = ajv.compile(JSON.parse(readFileSync(specification, 'utf8')) as object);
    const document = asyncapi();
    expect([valid(document), valid.errors]).toEqual([true, null]);
    expect(Object.keys(document.channels as object)).toEqual(eventTypes());
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) =>
      (path ?? '').split('/'),
    );
    for (const path of references) {
      expect(
        path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document),
      ).toBeDefined();
    }
  });

  test('EV-01 a kind of field that the generator does not know stops it', () => {
    const field = {
      name: 'x',
      number: 1,
      jsonName: 'x',
      label: 'LABEL_OPTIONAL',
      type: 'TYPE_MESSAGE',
      typeName: '.google.protobuf.Any',
    } as const;
    const file: File = { name: 'a.proto', package: 'a', messageType: [{ name: 'M', field: [field] }] };
    expect(() => definitionsOf('a.M', [file], '#/$defs/')).toThrow('google.protobuf.Any');
  });
});
