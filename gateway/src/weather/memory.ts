/** A thing that is kept, and how many bytes it takes. */
type Slot<V> = { value: V; bytes: number };

/** Keeps what was used last, within a number of bytes. */
export type Memory<V> = {
  get: (key: string) => V | undefined;
  set: (key: string, value: V, bytes: number) => void;
  delete: (key: string) => void;
  clear: () => void;
  bytes: () => number;
  size: () => number;
};

/** What every entry costs besides its bytes: keys, objects, headers. */
const overhead = 1000;

/**
 * A memory of at most `maxBytes`; what was not used for longest goes first. What alone is larger is not kept.
 */
export const memory = <V>(maxBytes: number): Memory<V> => {
  const slots = new Map<string, Slot<V>>();
  let total = 0;
  const remove = (key: string): void => {
    total -= slots.get(key)?.bytes ?? 0;
    slots.delete(key);
  };
  const makeRoom = (): void => {
    while (total > maxBytes) {
      const oldest = slots.keys().next().value;
      if (oldest === undefined) return;
      remove(oldest);
    }
  };
  return {
    get: (key) => {
      const slot = slots.get(key);
      if (slot === undefined) return undefined;
      slots.delete(key);
      slots.set(key, slot);
      return slot.value;
    },
    set: (key, value, bytes) => {
      remove(key);
      slots.set(key, { value, bytes: bytes + overhead });
      total += bytes + overhead;
      makeRoom();
    },
    delete: remove,
    clear: () => {
      slots.clear();
      total = 0;
    },
    bytes: () => total,
    size: () => slots.size,
  };
};
