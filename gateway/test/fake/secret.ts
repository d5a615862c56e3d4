/** Signs callers in the tests. */
export const secret = 'a secret of the tests, long enough for all';
