import { mostComponents } from '../components.ts';
import { eventLimits } from '../event-limits.ts';
import { textLimits } from '../text.ts';

/** Bounds of what an import plans; what exceeds them is cut or refused with a line. Lengths in UTF-16 units, times in Unix seconds. */
export const importLimits = {
  /** 128 parts of 1 MiB. */
  inputBytes: 128 * 1024 * 1024,
  /** Nesting of JSON. */
  depth: 64,
  keyLength: 63,
  nameLength: textLimits.name,
  titleLength: textLimits.title,
  descriptionLength: textLimits.description,
  textLength: textLimits.text,
  detailLength: 200,
  updatesPerEvent: eventLimits.updates,
  componentsPerEvent: eventLimits.components,
  components: mostComponents,
  /** 1990-01-01: a time before it is a mistake. */
  earliest: eventLimits.earliest,
  /** A maintenance may lie this far ahead. */
  aheadSeconds: 10 * 366 * 86_400,
  /** A dated line further than this from its update stays text. */
  datedLineSeconds: 31 * 86_400,
  /** A down probe this young without an up probe after it means: still down. */
  openProbeSeconds: 86_400,
} as const;
