import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

const groupsOf = (part: string): string[] => (part === '' ? [] : part.split(':'));

// A household or an office has a whole /56: counting single addresses of it would count nothing.
const prefix56 = (address: string): string => {
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').split('::');
  const left = groupsOf(head);
  const right = groupsOf(tail);
  const middle = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = [...left, ...middle, ...right].map((group) => group.padStart(4, '0'));
  return `${groups.slice(0, 3).join(':')}:${groups[3]?.slice(0, 2) ?? '00'}00::/56`;
};

const plain = (address: string): string => {
  if (address.startsWith('::ffff:')) return address.slice(7);
  return address.includes(':') ? prefix56(address) : address;
};

const slot: unique symbol = Symbol('address');
type Remembering = Socket & { [slot]?: string };

// A connection has one peer for all its requests.
const peerOf = (socket: Remembering): string => {
  const known = socket[slot];
  if (known !== undefined) return known;
  return (socket[slot] = plain(socket.remoteAddress ?? 'unknown'));
};

/**
 * The address a request came from: the peer's, or what the trusted proxies in front say; IPv6 is cut to its /56.
 * @param trustedProxies how many proxies of one's own stand in front
 */
export const addressOf = (req: IncomingMessage, trustedProxies: number): string => {
  const forwarded = trustedProxies > 0 ? req.headers['x-forwarded-for'] : undefined;
  if (typeof forwarded !== 'string') return peerOf(req.socket);
  const hop = forwarded.split(',').at(-trustedProxies)?.trim() ?? '';
  return hop === '' ? peerOf(req.socket) : plain(hop);
};
