import { signal } from '@preact/signals';

/** What somebody signs in with, taken from page to page; never in an address, which would be written down on the way. */
export const typedLogin = signal('');
