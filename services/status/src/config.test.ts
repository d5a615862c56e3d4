import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { config, migrateConfig } from './config.ts';

const kept = { ...process.env };
beforeEach(() => {
  process.env.ATRIUM_MONGODB_URL = 'mongodb://127.0.0.1:1/';
  process.env.ATRIUM_NATS_URL = 'nats://127.0.0.1:1';
  process.env.ATRIUM_REDIS_URL = 'redis://127.0.0.1:1';
  process.env.ATRIUM_CALLER_SECRET = 'a secret of tests, known to everybody';
  process.env.ATRIUM_GRPC_PORT = '0';
});
afterEach(() => {
  process.env = { ...kept };
});

test.each(['Europe/Pariss', '+01:00', 'Paris'])(
  'OP-04 %p is no time zone: neither the service nor its migration begins',
  (zone) => {
    process.env.ATRIUM_TIME_ZONE = zone;
    for (const read of [config, migrateConfig]) expect(read).toThrow(/ATRIUM_TIME_ZONE/);
  },
);

test('OP-04 a time zone of the IANA database is taken, and Paris where none is named', () => {
  delete process.env.ATRIUM_TIME_ZONE;
  expect(config().ATRIUM_TIME_ZONE).toBe('Europe/Paris');
  process.env.ATRIUM_TIME_ZONE = 'America/St_Johns';
  expect(migrateConfig().ATRIUM_TIME_ZONE).toBe('America/St_Johns');
});
