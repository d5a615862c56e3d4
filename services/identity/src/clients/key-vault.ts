import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Encrypts what is kept, and opens it again. */
export type Vault = {
  /** @param about what it is of: it opens under the same name only. */
  seal: (text: string, about: string) => string;
  /** @throws Error for what was changed, is of something else, or was sealed with another key. */
  open: (sealed: string, about: string) => string;
};

const algorithm = 'aes-256-gcm';
const version = 'v1';
const [ivBytes, tagBytes] = [12, 16];

/**
 * A vault with one key: AES-256-GCM, a fresh nonce each time (ID-40).
 *
 * @param key 32 bytes.
 * @example
 * const vault = makeVault(deriveKey(secret, 'keys'));
 */
export const makeVault = (key: Buffer): Vault => ({
  seal: (text, about) => {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(about));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return [version, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
  },
  open: (sealed, about) => {
    const [written, iv, tag, text] = sealed.split('.');
    if (written !== version || iv === undefined || tag === undefined || text === undefined)
      throw new Error('this was not sealed here');
    const from = (part: string) => Buffer.from(part, 'base64url');
    const decipher = createDecipheriv(algorithm, key, from(iv), { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(about)).setAuthTag(from(tag));
    try {
      return Buffer.concat([decipher.update(from(text)), decipher.final()]).toString('utf8');
    } catch (cause) {
      throw new Error('a signing key does not open: is ATRIUM_IDENTITY_SECRET another one than before?', { cause });
    }
  },
});
