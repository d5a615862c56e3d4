import { expect, test } from '@jest/globals';
import { networkOf } from './networks.ts';

test.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['0.0.0.0', '0.0.0.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:85a3:1:2:3:4:5', '2001:db8:85a3::/48'],
  ['2001:0db8:85a3::8a2e:370:7334', '2001:db8:85a3::/48'],
  ['2001:DB8::1', '2001:db8::/48'],
  ['2001::1', '2001::/48'],
  ['2001:0:5::1', '2001:0:5::/48'],
  ['fe80::1%eth0', 'fe80::/48'],
  ['::1', '::/48'],
  ['::', '::/48'],
])('ID-40 of the address %s the network %s is kept, and no more', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  ...['', 'localhost', '1.2.3', '1.2.3.4.5', '256.1.1.1', '01.2.3.4', '1.2.3.4.', ':', ':::', '1::2::3', '12345::'],
  ...['1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7::8', 'g::', '<b>::1', `${'1:'.repeat(500)}1`, '::1.2.3.4'],
])('ID-40 what is no address leaves nothing: %s', (address) => {
  expect(networkOf(address)).toBe('');
});
