import { refuseMistakes } from '../../domain/errors.ts';

/** Throws request.invalid where fields to change are named that cannot be. */
export const refuseUnknown = (fields: readonly string[], known: readonly string[]): void =>
  refuseMistakes(
    fields.flatMap((field, index) => (known.includes(field) ? [] : [{ field: `fields.${index}`, code: 'unknown' }])),
  );
