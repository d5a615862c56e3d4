import type { DocsFrame } from './contract.ts';
import { linkIn } from './links.ts';
import { messagesOf, type Messages } from './messages/messages.ts';
import type { Schemas } from './model.ts';

/** What every piece of a page needs to speak: texts, links, and the schemas that references lead to. */
export type View = {
  frame: DocsFrame;
  t: Messages;
  link: (path: string) => string;
  schemas: Schemas;
  /** Where the fields of a named schema stand. */
  schemaLink: (name: string) => string;
};

/** The view of a page. */
export const viewOf = (frame: DocsFrame, schemas: Schemas, schemaPath: (name: string) => string): View => ({
  frame,
  t: messagesOf(frame.lang),
  link: (path) => linkIn(frame, path),
  schemas,
  schemaLink: (name) => linkIn(frame, schemaPath(name)),
});
