/**
 * What `@atrium/portal/app` exports, for the type checker alone: the code itself reads what the second build made.
 * `served.ts` is checked against these declarations.
 */
import type { Asset } from '../ui/served.ts';
import type { Language } from '../ui/language.ts';

export type { Asset } from '../ui/served.ts';

/** The one HTML page of the portal, in French until its script has read what the reader wants; no inline script, no inline style. */
export declare const page: string;

/** The same with the language that was negotiated, for what reads a page without its script. */
export declare const pageIn: (lang: Language) => string;

/** Every file that it loads, to be served with a year of cache: scripts, style sheet, font, icon. */
export declare const assets: readonly Asset[];
