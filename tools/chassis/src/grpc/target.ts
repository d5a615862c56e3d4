const ipv4 = /^\d{1,3}(\.\d{1,3}){3}:\d{1,5}$/;
const named = /^[\w.-]+:\d{1,5}$/;

/**
 * A backend's address as grpc-js wants it. One `host:port` is looked up by DNS; a comma list must be of IPv4 addresses
 * (`localhost` counts as 127.0.0.1) and calls take turns; `dns:` and `unix:` targets stay as they are.
 *
 * @throws Error that names what is wrong with the address.
 * @example
 * targetOf('127.0.0.1:50051,127.0.0.1:50052'); // 'ipv4:127.0.0.1:50051,127.0.0.1:50052'
 */
export const targetOf = (address: string): string => {
  if (/^(dns|unix):\/*[^/\d]/.test(address)) return address;
  const hosts = address.split(',').map((host) => host.trim().replace(/^localhost:/, '127.0.0.1:'));
  if (hosts.every((host) => ipv4.test(host))) return `ipv4:${hosts.join(',')}`;
  if (named.test(address)) return `dns:///${address}`;
  throw new Error(`"${address}" is not host:port, a comma list of ip:port, or dns:///name:port`);
};
