/**
 * What `@atrium/portal/docs` exports, for the type checker alone: the code itself is JSX, built to `dist/docs.js`.
 * `docs.tsx` is checked against these declarations.
 */
import type { Asset } from '../weather/model.ts';
import type { Language } from '../weather/numbers.ts';
import type { ProblemKind } from './model.ts';

export type { ProblemKind } from './model.ts';

/** In which language a page speaks, whether its links have to say so, and the groups of operations that there are. */
export type DocsFrame = { lang: Language; asked: boolean; groups: readonly string[] };

/** `/api/docs`: how the API is used, and all it can do (GW-01). `document` is the OpenAPI document. */
export declare const renderOverview: (frame: DocsFrame, document: object) => string;

/** `/api/docs/<group>`: the operations of a group with examples; undefined where there is no such group. */
export declare const renderGroup: (frame: DocsFrame, document: object, group: string) => string | undefined;

/** `/api/docs/schemas`: every named thing that bodies are made of. */
export declare const renderSchemas: (frame: DocsFrame, document: object) => string;

/** `/api/events`: every event of the bus (EV-01). `document` is the AsyncAPI document. */
export declare const renderEvents: (frame: DocsFrame, document: object) => string;

/** `/api/v1/problems` and `/api/v1/problems/<code>` for people (GW-02). */
export declare const renderProblems: (frame: DocsFrame, problems: readonly ProblemKind[]) => string;
export declare const renderProblem: (frame: DocsFrame, problem: ProblemKind) => string;

/** The files that these pages refer to and the weather pages do not. */
export declare const assets: readonly Asset[];
