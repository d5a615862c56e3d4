/** Field at fault in a request. */
export type FieldProblem = { field: string; code: string; detail: string };

/** Problem details (RFC 9457) as the gateway sends them (GW-02). */
export type Problem = {
  title: string;
  detail: string;
  status: number;
  code: string;
  errors: FieldProblem[];
  requestId: string;
};

/** An answer of the server that says no. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.problem = problem;
  }
}

type Loose = Record<string, unknown>;

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const fieldOf = (value: unknown): FieldProblem[] => {
  if (!isObject(value)) return [];
  return [{ field: textOf(value.field), code: textOf(value.code), detail: textOf(value.detail) }];
};

/** Reads an error answer; one that is no problem document (a proxy's page) still gives a sentence with its status. */
export const problemOf = (status: number, statusText: string, body: string): Problem => {
  const found = parsed(body);
  const errors = Array.isArray(found.errors) ? found.errors.flatMap(fieldOf) : [];
  return {
    title: textOf(found.title) || `HTTP ${status} ${statusText}`.trim(),
    detail: textOf(found.detail),
    status,
    code: textOf(found.code),
    errors,
    requestId: textOf(found.requestId),
  };
};

const parsed = (body: string): Loose => {
  try {
    const value = JSON.parse(body) as unknown;
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
};
