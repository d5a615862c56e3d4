import type { Text__Output } from '@atrium/protos/gen/atrium/shared/v1/Text';
import { noText, type Text } from '../../domain/text.ts';

/** A text of the wire; absent is empty. */
export const fromWireText = (text: Text__Output | null): Text =>
  text === null ? noText : { fr: text.fr, en: text.en };
