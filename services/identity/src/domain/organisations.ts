/** A client organisation (ID-01), or the operator's own. All times in Unix seconds. */
export type Organisation = {
  id: string;
  name: string;
  /** 14 digits; null where it has none, so that a unique index leaves it out. */
  siret: string | null;
  /** With its country's letters, no blanks; null where it has none. */
  vatNumber: string | null;
  /** Keys of the regions in which it works. */
  regions: readonly string[];
  /** Id of its principal account; empty for the operator's own organisation. */
  principal: string;
  createdAt: number;
};
