import type { KeyRing } from './shared/key-ring.ts';

/** Makes the next signing key a day before it is needed, and forgets those that nobody needs (ID-40). By the clock. */
export const rotateKeys =
  ({ ring }: { ring: KeyRing }) =>
  async (): Promise<void> => {
    await ring.renew();
  };
