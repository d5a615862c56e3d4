const hidden = '[redacted]';

/** Names whose values are never logged, wherever they stand and however they are written: apiKey, X-Api-Key, API_KEY. */
const secretName =
  /(authorization|cookie|passw(or)?d|passphrase|secret|token|api[-_]?key|private[-_]?key|credentials?|csrf)(s|[-_]?hash)?$/i;

/** Secrets inside texts: credentials in a URL, a bearer token, a JWT, an API key of ours. */
const secretText =
  /(:\/\/[^\s/:@"]*:)[^\s/@"]+(?=@)|(\bBearer\s+)[\w.~+/=-]+|\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*|\b(atr(?:ium)?_[A-Za-z0-9]+_)[\w-]{8,}/gi;

const maxDepth = 8;

// Names repeat for ever; the regular expression runs once for each. The limit is for keys made from input (OP-08).
const known = new Map<string, boolean>();

const isSecretName = (name: string): boolean => {
  const answer = known.get(name);
  if (answer !== undefined) return answer;
  const secret = secretName.test(name);
  if (known.size < 1000) known.set(name, secret);
  return secret;
};

const plainError = (error: Error): Record<string, unknown> => ({
  ...(error as object),
  type: error.name,
  message: error.message,
  stack: error.stack,
  ...(error.cause === undefined ? {} : { cause: error.cause }),
});

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

const isError = (value: object): value is Error => value instanceof Error || ('stack' in value && 'message' in value);

const redactEntries = (value: object, depth: number): Record<string, unknown> => {
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value))
    copy[name] = isSecretName(name) ? hidden : redact(inner, depth + 1);
  return copy;
};

const redact = (value: unknown, depth: number): unknown => {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= maxDepth) return '[deeper]';
  if (Array.isArray(value)) return value.map((inner) => redact(inner, depth + 1));
  if (isError(value)) return redactEntries(plainError(value), depth);
  return isPlain(value) ? redactEntries(value, depth) : value;
};

/**
 * A copy of what is to be logged, in which every value with a secret's name is hidden, at any depth, and errors are
 * plain objects with their causes.
 *
 * @example
 * redactValue({ headers: { authorization: 'Bearer x' } }); // { headers: { authorization: '[redacted]' } }
 */
export const redactValue = (line: object): Record<string, unknown> => redactEntries(line, 0);

/**
 * A finished log line without the secrets that stand inside its texts, such as a URL with a password.
 *
 * @example
 * redactLine('connected to redis://me:hunter2@host'); // 'connected to redis://me:[redacted]@host'
 */
export const redactLine = (line: string): string =>
  line.replace(
    secretText,
    (_all, url?: string, bearer?: string, key?: string) => `${url ?? bearer ?? key ?? ''}${hidden}`,
  );
