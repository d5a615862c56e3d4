import { isAtriumError } from '@atrium/chassis/errors';

/** Errors that mean "not now"; all others are an answer, such as "there is no such component". */
export const isAway = (error: unknown): boolean =>
  !isAtriumError(error) || error.kind === 'unavailable' || error.kind === 'internal';
