import type { KeyRing } from './shared/key-ring.ts';

/** Public keys with which access tokens are checked, as a JSON Web Key Set: those that sign, will sign or have signed (ID-40). */
export const getKeys =
  ({ ring }: { ring: KeyRing }) =>
  async (): Promise<string> => {
    const keys = await ring.keys();
    return `{"keys":[${keys.map(({ publicKey }) => publicKey).join(',')}]}`;
  };
