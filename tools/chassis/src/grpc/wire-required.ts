import { requestInvalid } from '../errors.ts';

/**
 * What a request must carry.
 *
 * @param field its path in the request.
 * @throws request.invalid (`required`) when it is absent.
 * @example
 * const wish = fromWireItem(required(request.item, 'item'));
 */
export const required = <Value>(value: Value | null | undefined, field: string): Value => {
  if (value === null || value === undefined) throw requestInvalid({ fields: [{ field, code: 'required' }] });
  return value;
};
