const firstMs = 500;
const longestMs = 30_000;
const steadyMs = 60_000;

/** How long to wait before something that ended is started again: twice as long each time, unless it had been steady. */
export const makePauses = (): ((livedMs: number) => number) => {
  let nextMs = firstMs;
  return (livedMs) => {
    const pauseMs = livedMs > steadyMs ? firstMs : nextMs;
    nextMs = Math.min(pauseMs * 2, longestMs);
    return pauseMs;
  };
};
