import type { Catalogue } from '../catalogue.ts';
import type { ImportOptions } from '../plan.ts';
import type { Tell } from '../report.ts';
import type { Text } from '../../text.ts';
import type { Fields } from '../values.ts';
import type { Zone } from '../zone-names.ts';

/** What a maker of updates in the shape of Statuspage knows beside it: their place in the file, and a text that is done. */
export type Extra = { where?: string; text?: Text; reconstructed?: boolean };

/** What the reading of one incident needs from around it. */
export type Context = {
  page: string;
  zone: Zone;
  options: ImportOptions;
  tell: Tell;
  keyOf: Catalogue['keyOf'];
  /** For updates that were made of rows of a table, or by an Atrium. */
  extraOf?: (update: Fields) => Extra | undefined;
  /** Ids and folded names of pseudo components that are only a link. */
  isLink: (source: string, name: string) => boolean;
};
