// Node's own parser of addresses is outside; what is needed of it is little.
const v4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const mapped = /^::ffff:(?=\d+\.)/i;
const group = /^[\da-f]{1,4}$/i;
const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));

/** All eight groups of an IPv6 address as numbers; undefined where it is none. */
const v6Groups = (address: string): number[] | undefined => {
  const [head = '', tail, ...more] = address.split('::');
  if (more.length > 0) return undefined;
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after];
  return groups.every((one) => group.test(one)) ? groups.map((one) => Number.parseInt(one, 16)) : undefined;
};

/**
 * The network that an address is of, as it is kept with a session: enough to know one's own place again, too little to
 * find a person (ID-40). IPv4 to /24, IPv6 to /48, without a zone; empty for what is no address.
 */
export const networkOf = (written: string): string => {
  if (written.length > 100) return '';
  const address = (written.trim().split('%')[0] ?? '').replace(mapped, '');
  if (v4.test(address)) return `${address.slice(0, address.lastIndexOf('.'))}.0/24`;
  const groups = v6Groups(address);
  if (groups === undefined) return '';
  const kept = groups.slice(0, 3).map((one) => one.toString(16));
  return kept.every((one) => one === '0') ? '::/48' : `${kept.join(':').replace(/(?::0)+$/, '')}::/48`;
};
