/** A thing that is kept, how many bytes it takes, and whether it was used since it was last looked at for room. */
type Slot<V> = { value: V; bytes: number; used: boolean };

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
 * A memory of at most `maxBytes`. What is older goes first, unless it was used: then it gets a second turn. To use a
 * thing costs one look-up and nothing else.
 */
export const memory = <V>(maxBytes: number): Memory<V> => {
  const slots = new Map<string, Slot<V>>();
  let total = 0;
  const remove = (key: string): void => {
    total -= slots.get(key)?.bytes ?? 0;
    slots.delete(key);
  };
  const makeRoom = (): void => {
    for (const [key, slot] of slots) {
      if (total <= maxBytes) return;
      slots.delete(key);
      if (slot.used) slots.set(key, { ...slot, used: false });
      else total -= slot.bytes;
    }
  };
  return {
    get: (key) => {
      const slot = slots.get(key);
      if (slot === undefined) return undefined;
      slot.used = true;
      return slot.value;
    },
    set: (key, value, bytes) => {
      remove(key);
      slots.set(key, { value, bytes: bytes + overhead, used: false });
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
