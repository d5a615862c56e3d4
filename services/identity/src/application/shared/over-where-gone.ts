import { isAtriumError } from '@atrium/chassis/errors';
import { sessionNotFound, sessionOver } from '../../domain/errors.ts';

/** A session that was forgotten is over like any other. @throws what it is given, or identity.session_over for it */
export const overWhereGone = (error: unknown): never => {
  throw isAtriumError(error) && error.code === sessionNotFound.code ? sessionOver() : error;
};
