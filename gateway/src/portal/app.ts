import { assets, pageIn } from '@atrium/portal/app';
import type { Language } from '../http/language.ts';

/** A file of the portal, under a path that holds a hash of its bytes. */
export type PortalAsset = { path: string; type: string; bytes: Uint8Array };

/** The portal: one page, and the files that it loads. */
export type PortalApp = { pageIn: (language: Language) => string; assets: readonly PortalAsset[] };

/** The portal as it was built. */
export const portalApp: PortalApp = { pageIn, assets };
