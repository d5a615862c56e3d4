import { requestInvalid, type FieldError } from '@atrium/chassis/errors';
import { isLongerThan, numberOf } from './names.ts';
import { isMixed, mixesLookAlikes } from './scripts.ts';

/** Most characters of an address (RFC 5321): longer ones cannot be written to. */
const emailLimit = 254;
const localLimit = 64;

/** An address as it was written, and the key by which it is found and is unique. */
export type Email = { email: string; key: string };

// Control characters and blanks of any kind, what has no shape, halves of pairs: nothing of it belongs in an address, and
// a line break would begin a header of its own in a mail.
const unfit = /[\p{Cc}\p{Cf}\p{Cs}\p{White_Space}\ufffe\uffff]/u;
const atom = "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-][\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]*";
const localShape = new RegExp(`^${atom}(\\.${atom})*$`, 'u');
const labelShape = /^[\p{L}\p{N}]([\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

/**
 * What is wrong with an address, for the field named; nothing if it may be kept (ID-01): `required`, `too_long`,
 * `bad_character`, `format`, or `mixed_scripts` for one that passes for another.
 */
export const mistakesInEmail = (field: string, text: string): FieldError[] => {
  const tooLong: FieldError = { field, code: 'too_long', params: { max: emailLimit } };
  if (isLongerThan(text, emailLimit)) return [tooLong];
  const email = tidy(text);
  if (email === '') return [{ field, code: 'required' }];
  const found = unfit.exec(email)?.[0];
  if (found !== undefined) return [{ field, code: 'bad_character', params: { found: numberOf(found) } }];
  const { local, domain } = parted(email);
  if (!isLocal(local) || !isDomain(domain)) return [{ field, code: 'format' }];
  if (mixesLookAlikes(local) || domain.split('.').some(isMixed)) return [{ field, code: 'mixed_scripts' }];
  return emailKeyOf(email).length > emailLimit ? [tooLong] : [];
};

/**
 * An address that may be kept, and its key.
 *
 * @throws request.invalid with what is wrong, for the field named
 */
export const checkEmail = (text: string, field = 'email'): Email => {
  const fields = mistakesInEmail(field, text);
  if (fields.length > 0) throw requestInvalid({ fields });
  return { email: tidy(text), key: emailKeyOf(text) };
};

/**
 * What an address is found by: lower case, its domain as the network knows it. Dots and plus stay what they are: only
 * the owner of a domain knows what they mean there. Empty for what is too long to be one, so that it finds nothing.
 */
export const emailKeyOf = (text: string): string => {
  if (isLongerThan(text, emailLimit)) return '';
  const { local, domain } = parted(tidy(text));
  return `${lower(local)}@${asciiOf(domain) ?? lower(domain)}`;
};

const tidy = (text: string): string => text.normalize('NFC').replace(/^ +| +$/g, '');

const lower = (text: string): string => text.toLowerCase().normalize('NFC');

const parted = (email: string): { local: string; domain: string } => {
  const at = email.lastIndexOf('@');
  return { local: email.slice(0, Math.max(at, 0)), domain: email.slice(at + 1) };
};

// What reads as plain letters and is none, such as mathematical ones, would make two addresses of one.
const isPlain = (text: string): boolean => text.normalize('NFKC') === text;

const isLocal = (local: string): boolean => local.length <= localLimit && localShape.test(local) && isPlain(local);

const isDomain = (domain: string): boolean => {
  const labels = domain.split('.');
  const last = asciiOf(domain)?.split('.').at(-1) ?? '';
  return labels.length > 1 && labels.every((label) => labelShape.test(label)) && isPlain(domain) && /^[a-z]/.test(last);
};

/** A domain in the letters of the network (punycode), lower case; undefined for what cannot be one. */
const asciiOf = (domain: string): string | undefined => {
  if (!domain.split('.').every((label) => labelShape.test(label))) return undefined;
  const ascii = URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : '';
  const fits = ascii.length <= 253 && ascii.split('.').every((label) => label.length <= 63);
  return fits && ascii !== '' ? ascii : undefined;
};
