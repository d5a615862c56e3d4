import type { IncomingMessage } from 'node:http';
import type { DocsFrame } from '@atrium/portal/docs';
import { contextOf } from '../http/context.ts';

type Tagged = { tags: readonly { name: string }[] };

const asksForLanguage = /[?&]lang=(?:fr|en)(?:&|$)/;

/** In which language a page about the API speaks to a request, and which groups of operations there are. */
export const docsFrame = (req: IncomingMessage, document: object): DocsFrame => ({
  lang: contextOf(req).language ?? 'en',
  asked: asksForLanguage.test(req.url ?? ''),
  groups: (document as Tagged).tags.map(({ name }) => name),
});
