import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withContext } from './context.ts';
import { makeLogger, type LogLevel } from './logger.ts';
import { serviceUnavailable } from './errors.ts';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

const capture = (level: LogLevel = 'info') => {
  const lines: string[] = [];
  const logger = makeLogger({ name: 'test', level }, { write: (line: string) => void lines.push(line) });
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> };
};

describe('the logger', () => {
  test('OP-06 each line carries the request and the trace at hand', async () => {
    const { logger, last } = capture();
    await withContext({ requestId: 'r-1', traceparent }, async () => {
      await Promise.resolve();
      logger.info({ at: 3 }, 'hello');
    });
    expect(last()).toMatchObject({
      name: 'test',
      level: 'info',
      msg: 'hello',
      at: 3,
      requestId: 'r-1',
      traceId: '0af7651916cd43dd8448eb211c80319c',
    });
    logger.info('outside');
    expect(last()).not.toHaveProperty('requestId');
  });

  test.each([
    'authorization',
    'Authorization',
    'cookie',
    'set-cookie',
    'password',
    'newPassword',
    'apiKey',
    'x-api-key',
    'ATRIUM_FIRST_API_KEY',
    'ATRIUM_CALLER_SECRET',
    'token',
    'accessToken',
    'refresh_token',
    'clientSecret',
    'privateKey',
    'password_hash',
  ])('OP-09 the value of %s is never logged, at any depth, nor by a child logger', (name) => {
    const { logger, lines } = capture();
    logger.info({ [name]: 'hunter2', deep: [{ er: { [name]: ['hunter2', { in: 'hunter2' }] } }] }, 'x');
    logger.child({ bound: { [name]: 'hunter2' } }).info('y');
    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toContain('hunter2');
  });

  test('OP-09 whatever the shape, what stands below a secret’s name is not logged', () => {
    const { logger, lines } = capture();
    fc.assert(
      fc.property(fc.object({ values: [fc.constant('hunter2'), fc.integer(), fc.boolean()] }), (value) => {
        logger.info({ a: { token: value }, password: value }, 'x');
        expect(lines.at(-1)).not.toContain('hunter2');
      }),
    );
  });

  test.each([
    ['a URL with a password', 'cannot reach mongodb://me:hunter2@db:27017/x', 'mongodb://me:[redacted]@db:27017/x'],
    ['a URL with a password alone', 'redis://:hunter2@db', 'redis://:[redacted]@db'],
    ['a bearer token', 'got Authorization: Bearer hunter2.x-y', 'Bearer [redacted]'],
    ['a JWT', 'bad eyJhbGciOi.hunter2.hunter2', 'bad [redacted]'],
  ])('OP-09 %s inside a text is hidden', (_what, text, shown) => {
    const { logger, lines } = capture();
    logger.warn({ err: new Error(text), note: text }, text);
    expect(lines[0]).not.toContain('hunter2');
    expect(lines[0]).toContain(shown);
    expect(() => JSON.parse(lines[0] ?? '') as unknown).not.toThrow();
  });

  test('OP-06 an error is logged with its stack, its code and its causes, without their secrets', () => {
    const { logger, last, lines } = capture();
    const cause = Object.assign(new Error('ECONNREFUSED'), { options: { password: 'hunter2' } });
    logger.error({ err: serviceUnavailable({ cause }) }, 'failed');
    expect(last().err).toMatchObject({
      type: 'AtriumError',
      code: 'service.unavailable',
      stack: expect.stringContaining('logger.test.ts'),
      cause: { message: 'ECONNREFUSED', options: { password: '[redacted]' } },
    });
    expect(lines.join('')).not.toContain('hunter2');
  });

  test('OP-08 what refers to itself, is deep, or has no JSON is logged all the same', () => {
    const { logger, last } = capture();
    const loop: Record<string, unknown> = { big: 12n, at: new Date(0), map: new Map(), none: undefined, nul: null };
    loop.self = loop;
    logger.info({ loop }, 'x');
    expect(last().loop).toMatchObject({ big: '12', at: '1970-01-01T00:00:00.000Z', nul: null });
  });

  test('OP-06 a child of a child keeps what both are bound to', () => {
    const { logger, last } = capture();
    logger.child({ one: 1 }).child({ two: 2, token: 'x' }).info('x');
    expect(last()).toMatchObject({ name: 'test', one: 1, two: 2, token: '[redacted]' });
  });

  test('OP-06 a level that is off costs no line', () => {
    const { logger, lines } = capture('warn');
    logger.info('x');
    expect(lines).toEqual([]);
  });
});
