import { deriveKey } from './derive.ts';
import { signed, textOf } from './signed.ts';

/** Tokens by which a device is known at the next sign-in, each for one account (ID-12). */
export type DeviceTokens = {
  tokenOf: (account: string, device: string) => string;
  /** Id of the device; undefined for a token that was not made here for this account. */
  idOf: (account: string, token: string) => string | undefined;
};

/** Tokens of devices: `id.signature`, the account signed along. */
export const makeDeviceTokens = (secret: string): DeviceTokens => {
  const key = deriveKey(secret, 'devices');
  return {
    tokenOf: (account, device) => signed(key, device, account),
    idOf: (account, token) => textOf(key, token, account),
  };
};
