import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { ConfigError, grpcSettings, platformSettings, port, readConfig, redisSettings, secret, url } from './config.ts';

const good = {
  ATRIUM_MONGODB_URL: 'mongodb://a:1,b:2/?replicaSet=rs0',
  ATRIUM_NATS_URL: 'nats://127.0.0.1:4222',
  ATRIUM_CALLER_SECRET: 'x'.repeat(32),
};

const problemsOf = (read: () => unknown): readonly { name: string; problem: string }[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('readConfig', () => {
  test('OP-09 every mistake is listed at once', () => {
    const env = { ATRIUM_MONGODB_URL: 'http://nowhere', ATRIUM_CALLER_SECRET: 'short', ATRIUM_GRPC_PORT: '70000' };
    const problems = problemsOf(() => readConfig({ ...platformSettings, ...grpcSettings }, env));
    expect(problems.map(({ name }) => name).sort()).toEqual([
      'ATRIUM_CALLER_SECRET',
      'ATRIUM_GRPC_PORT',
      'ATRIUM_MONGODB_URL',
      'ATRIUM_NATS_URL',
    ]);
    expect(problems).toContainEqual({ name: 'ATRIUM_NATS_URL', problem: 'is not set' });
  });

  test('OP-09 no value is shown, not even by a rule that quotes it', () => {
    const shape = { A_SECRET: z.string().refine(() => false, { error: (issue) => `"${String(issue.input)}" is bad` }) };
    const read = () => readConfig(shape, { A_SECRET: 'hunter2-hunter2' });
    expect(read).toThrow(/A_SECRET: "\(what it is set to\)" is bad/);
    expect(read).not.toThrow(/hunter2/);
  });

  test('OP-03 an empty variable counts as absent', () => {
    expect(problemsOf(() => readConfig({ A: z.string() }, { A: '' }))).toEqual([{ name: 'A', problem: 'is not set' }]);
    expect(readConfig({ A: port.default(8080) }, { A: '' })).toEqual({ A: 8080 });
  });

  test('OP-03 the platform’s settings have defaults for all that can have one, and types', () => {
    expect(readConfig({ ...platformSettings, ...grpcSettings }, { ...good, ATRIUM_GRPC_PORT: '50051' })).toEqual({
      ...good,
      ATRIUM_DATABASE_PREFIX: 'atrium_',
      ATRIUM_REGION: 'eu',
      ATRIUM_STREAM_PREFIX: '',
      ATRIUM_LOG_LEVEL: 'info',
      ATRIUM_HEALTH_HOST: '127.0.0.1',
      ATRIUM_STOP_PAUSE_MS: 0,
      ATRIUM_GRPC_HOST: '127.0.0.1',
      ATRIUM_GRPC_PORT: 50051,
    });
  });

  test('OP-08 who does not use a server does not ask for it: a migration needs no caller, a service no Redis', () => {
    const namesOf = (shape: z.ZodRawShape) => problemsOf(() => readConfig(shape, {})).map(({ name }) => name);
    expect(namesOf(platformSettings)).toEqual(['ATRIUM_MONGODB_URL', 'ATRIUM_NATS_URL']);
    expect(namesOf(grpcSettings)).toEqual(['ATRIUM_CALLER_SECRET']);
    expect(namesOf(redisSettings)).toEqual(['ATRIUM_REDIS_URL']);
  });

  test.each(['http://x', 'redis', 'redis://', 'redis:// x', 'xredis://x'])('OP-09 %p is no redis URL', (value) => {
    expect(problemsOf(() => readConfig({ A: url('redis', 'rediss') }, { A: value }))).toHaveLength(1);
  });

  test.each(['-1', '65536', '1.5', 'http', '0x'])('OP-09 %p is no port', (value) => {
    expect(problemsOf(() => readConfig({ A: port }, { A: value }))).toHaveLength(1);
  });

  test('OP-09 a secret of 31 characters is refused', () => {
    expect(problemsOf(() => readConfig({ A: secret }, { A: 'x'.repeat(31) }))).toHaveLength(1);
  });
});
