import { useEffect, useRef, useState } from 'preact/hooks';

export type Load<T> = {
  data: T | undefined;
  error: unknown;
  /** Asks again; what is shown stays until the answer is there. */
  reload: () => void;
  /** Puts something in the place of what was loaded. */
  put: (data: T) => void;
};

/** Loads what a page shows; `key` says what it is, and another key loads something else. */
export const useLoad = <T>(key: string, ask: () => Promise<T>): Load<T> => {
  const [state, setState] = useState<{ key: string; data?: T; error?: unknown }>({ key });
  const [round, setRound] = useState(0);
  const latest = useRef(key);
  latest.current = key;
  useEffect(() => {
    ask().then(
      (data) => latest.current === key && setState({ key, data }),
      (error: unknown) => latest.current === key && setState({ key, error }),
    );
  }, [key, round]);
  const own = state.key === key ? state : { key };
  return {
    data: own.data,
    error: own.error,
    reload: () => setRound((was) => was + 1),
    put: (data) => setState({ key, data }),
  };
};
