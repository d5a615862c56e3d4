import type { Block } from './compose.ts';

/** The parts of a mail as plain text. An address has a line of its own, so that no program cuts or lengthens it. */
export const asText = (blocks: readonly Block[]): string => `${blocks.map(paragraph).join('\n\n')}\n`;

const paragraph = (block: Block): string => {
  switch (block.kind) {
    case 'brand':
    case 'title':
    case 'line':
    case 'note':
    case 'foot':
      return block.text;
    // Its address follows, for those who have no button.
    case 'action':
      return block.label;
    case 'address':
      return `${block.text}\n${block.shown}`;
    default:
      return block satisfies never;
  }
};
