/**
 * Whether the numbers at hand are still those of the service (ST-12). `epoch` grows with every sign of a change: what
 * was prepared in an older epoch is asked about before it is shown again.
 */
export type Liveness = {
  epoch: () => number;
  /** Whether the service is known not to answer. */
  isDown: () => boolean;
  /** When the service last answered, in Unix milliseconds. */
  heardMs: () => number;
  /** Something changed, or may have: a write through this gateway, an event on the bus. */
  changed: () => void;
  /** Starts a question for the revision when one is due; returns at once. Called by every request for a page. */
  poke: () => void;
  /** The revision now, asked once for all who wait; rejects when the service does not answer. */
  revision: () => Promise<number>;
  /** An answer came, or did not come. */
  heard: () => void;
  lost: () => void;
};

type Options = {
  ask: () => Promise<number>;
  now: () => number;
  /** Called when what is shown may no longer be shown as it is. */
  onChange: () => void;
};

/** Milliseconds between questions for the revision while requests come. */
const pollMs = 2000;
/** The same while the service is down. */
const retryMs = 1000;

export const liveness = ({ ask, now, onChange }: Options): Liveness => {
  let epoch = 1;
  let revisionSeen = -1;
  let down = false;
  let heardAt = 0;
  let nextPollAt = 0;
  let asking: { epoch: number; answer: Promise<number> } | undefined;

  const changed = (): void => {
    epoch += 1;
    onChange();
  };
  const heard = (): void => {
    heardAt = now();
    nextPollAt = heardAt + pollMs;
    if (!down) return;
    down = false;
    changed();
  };
  const lost = (): void => {
    nextPollAt = now() + retryMs;
    if (down) return;
    down = true;
    onChange();
  };
  const askOnce = async (): Promise<number> => {
    try {
      const revision = await ask();
      heard();
      if (revision !== revisionSeen && revisionSeen !== -1) changed();
      revisionSeen = revision;
      return revision;
    } catch (error) {
      lost();
      throw error;
    }
  };
  // A question begun before a change may be answered with what was before: it is not shared across epochs.
  const revision = (): Promise<number> => {
    if (asking?.epoch === epoch) return asking.answer;
    const current = { epoch, answer: askOnce() };
    asking = current;
    const done = (): void => {
      if (asking === current) asking = undefined;
    };
    current.answer.then(done, done);
    return current.answer;
  };
  const poke = (): void => {
    if (now() < nextPollAt) return;
    nextPollAt = now() + pollMs;
    revision().catch(() => undefined);
  };
  return { epoch: () => epoch, isDown: () => down, heardMs: () => heardAt, changed, poke, revision, heard, lost };
};
