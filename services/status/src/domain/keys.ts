const pattern = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Key of the root of the tree of components, "whole page". */
export const pageKey = 'page';

/** Whether this may be a key: up to 63 lower-case letters, digits and dashes, not beginning with a dash. */
export const isKey = (key: string): boolean => pattern.test(key);
