import { describe, expect, test } from '@jest/globals';
import { targetOf } from './target.ts';

describe('backend addresses', () => {
  test.each([
    ['127.0.0.1:50051', 'ipv4:127.0.0.1:50051'],
    ['localhost:50051', 'ipv4:127.0.0.1:50051'],
    ['127.0.0.1:1, localhost:2', 'ipv4:127.0.0.1:1,127.0.0.1:2'],
    ['status:50051', 'dns:///status:50051'],
    ['status.atrium.svc.cluster.local:50051', 'dns:///status.atrium.svc.cluster.local:50051'],
    ['dns:///status-headless:50051', 'dns:///status-headless:50051'],
    ['unix:/run/status.sock', 'unix:/run/status.sock'],
  ])('OP-03 %s is %s', (address, target) => expect(targetOf(address)).toBe(target));

  test.each(['', 'status', 'a:1,b:2', 'http://status:1', 'status:port'])(
    'OP-09 %p stops the start with a sentence',
    (address) => {
      expect(() => targetOf(address)).toThrow(/is not host:port/);
    },
  );
});
