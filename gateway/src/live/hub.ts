import type { ServerResponse } from 'node:http';

/** Something that listeners are told of: what changed, and the id by which a listener that comes back says what it has seen. */
export type News = { topic: string; id: string; data: object };

/** Tells open connections what changed (PO-04). */
export type Hub = {
  /** Keeps a response open and tells it all news from now on; first the newest, unless `seen` is its id. */
  join: (res: ServerResponse, seen: string | undefined, address: string) => void;
  /** Connections from one address: nobody may take all places (OP-08). */
  from: (address: string) => number;
  /** Tells everybody, and whoever comes later; again with the same id it tells nobody. */
  tell: (news: News) => void;
  /** A sign of life for connections that nothing happened on. */
  beat: () => void;
  listeners: () => number;
  /** Ends all connections: their browsers come back to another process. */
  close: () => void;
};

/** Milliseconds after which a browser comes back. */
const retryMs = 2000;
/** Who takes no more than this many bytes is cut off, and comes back when it can (OP-08). */
const mostWaiting = 64 * 1024;

const hello = Buffer.from(`retry: ${retryMs}\n\n`);
const sign = Buffer.from(':\n\n');

/** One message as the format of server-sent events has it. */
const messageOf = ({ topic, id, data }: News): Buffer =>
  Buffer.from(`id: ${topic}=${id}\nevent: ${topic}\ndata: ${JSON.stringify(data)}\n\n`);

const hasSeen = (seen: string | undefined, { topic, id }: News): boolean => seen === `${topic}=${id}`;

/** How many places each address holds; who holds none is forgotten. */
const countedPlaces = () => {
  const places = new Map<string, number>();
  const of = (address: string): number => places.get(address) ?? 0;
  const change = (address: string, by: 1 | -1): void => {
    const held = of(address) + by;
    if (held > 0) places.set(address, held);
    else places.delete(address);
  };
  return { of, change };
};

/**
 * Makes the hub of a process. A message is made once and its bytes are sent to all; what listeners need is only that
 * something is newer, so nothing is queued for who was away: the newest is told when it comes back (PO-04).
 *
 * @param onJoin called when somebody joins: while nobody listened, nobody looked what is new.
 *
 * @example
 * hub.tell({ topic: 'weather', id: '12', data: { revision: 12 } });
 */
export const makeHub = (onJoin: () => void = () => undefined): Hub => {
  const open = new Set<ServerResponse>();
  const latest = new Map<string, { news: News; bytes: Buffer }>();
  const places = countedPlaces();
  const send = (res: ServerResponse, bytes: Buffer): void => {
    if (res.writableLength > mostWaiting) res.destroy();
    else res.write(bytes);
  };
  return {
    from: places.of,
    join: (res, seen, address) => {
      open.add(res);
      places.change(address, 1);
      res.once('close', () => {
        open.delete(res);
        places.change(address, -1);
      });
      send(res, hello);
      for (const { news, bytes } of latest.values()) if (!hasSeen(seen, news)) send(res, bytes);
      onJoin();
    },
    tell: (news) => {
      if (latest.get(news.topic)?.news.id === news.id) return;
      const bytes = messageOf(news);
      latest.set(news.topic, { news, bytes });
      for (const res of open) send(res, bytes);
    },
    beat: () => {
      for (const res of open) send(res, sign);
    },
    listeners: () => open.size,
    close: () => {
      for (const res of open) res.end();
    },
  };
};
