import type { ErrorParams, FieldError } from '@atrium/chassis/errors';
import type { z } from 'zod';
import { badRequest } from '../errors.ts';

/** Fields of a path, a query or an object. */
export type Shape = Readonly<Record<string, z.ZodType>>;

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const escaped = (part: PropertyKey): string => String(part).replaceAll('~', '~0').replaceAll('/', '~1');
const pointer = (place: string, path: Path): string =>
  place === '' ? path.map((part) => `/${escaped(part)}`).join('') : [place, ...path.map(String)].join('/');

const isMissing = (issue: Issue, input: unknown): boolean => {
  let value = input;
  for (const part of issue.path) {
    if (typeof value !== 'object' || value === null) return false;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value === undefined;
};

const tooBig = (issue: Issue & { code: 'too_big' | 'too_small' }, way: 'long' | 'short'): FieldError['code'] => {
  if (issue.origin === 'string') return `too_${way}`;
  if (issue.origin === 'array' || issue.origin === 'set') return way === 'long' ? 'too_many' : 'too_few';
  return way === 'long' ? 'too_large' : 'too_small';
};

const codeOf = (issue: Issue, input: unknown): { code: string; params?: ErrorParams } => {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue, input) ? { code: 'required' } : { code: 'type', params: { expected: issue.expected } };
    case 'too_big':
      return { code: tooBig(issue, 'long'), params: { max: Number(issue.maximum) } };
    case 'too_small':
      return { code: tooBig(issue, 'short'), params: { min: Number(issue.minimum) } };
    case 'invalid_value':
      return isMissing(issue, input)
        ? { code: 'required' }
        : { code: 'choice', params: { choices: issue.values.map(String).join(', ') } };
    case 'custom': {
      const { code: own, ...params }: Record<string, unknown> = issue.params ?? {};
      return { code: typeof own === 'string' ? own : 'format', params: params as ErrorParams };
    }
    default:
      return { code: 'format' };
  }
};

const fieldErrors = (issue: Issue, input: unknown, place: string): FieldError[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((name) => ({ field: pointer(place, [...issue.path, name]), code: 'unexpected' }))
    : [{ field: pointer(place, issue.path), ...codeOf(issue, input) }];

const errorsMax = 20;

/**
 * Parses what came by the schema of the document; throws request.invalid that names every field at fault (GW-02).
 * @param place path, query or header; empty for the body, whose fields are JSON pointers
 */
export const parsed = <T extends z.ZodType>(schema: T, input: unknown, place: string): z.output<T> => {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields = result.error.issues.flatMap((issue) => fieldErrors(issue, input, place));
  throw badRequest({ fields: fields.slice(0, errorsMax) });
};
