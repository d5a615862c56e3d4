import type { Catalogue } from '../catalogue.ts';
import type { ImportOptions } from '../plan.ts';
import type { Tell } from '../report.ts';
import type { Zone } from '../zone-names.ts';

/** What the reading of one incident needs from around it. */
export type Context = {
  page: string;
  zone: Zone;
  options: ImportOptions;
  tell: Tell;
  keyOf: Catalogue['keyOf'];
  /** Ids and folded names of pseudo components that are only a link. */
  isLink: (source: string, name: string) => boolean;
};
