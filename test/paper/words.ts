import type { Block, PaperDocument, SimpleBlock } from '../../schema/paper-document.ts';

/** All words of a paper, in the order they are read; what any rendering of it must hold. */
export function wordsOf({ issuer, title, number, edition, mark, blocks, footer, voided }: PaperDocument): string[] {
  return [mark, issuer, title, number, edition, ...blocks.flatMap(ofBlock), footer, voided?.reason].filter((text): text is string => typeof text === 'string' && text !== '');
}

const ofBlock = (block: Block): string[] => (block.kind === 'tear_off' ? [block.title, block.number ?? '', ...block.blocks.flatMap(ofSimple)] : ofSimple(block));

function ofSimple(block: SimpleBlock): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'note':
      return [block.text];
    case 'form':
      return block.rows.flatMap(({ cells }) => cells.flatMap(({ label, value, sign }) => [label, value, sign ?? '']));
    case 'grid':
      return [...block.columns.map(({ label }) => label), ...block.rows.flat()];
    case 'signatures':
      return block.lines.flatMap(({ label, name }) => [label, name ?? '']);
    case 'seal':
      return [`${block.issuer}${block.hint}`, block.day];
    case 'qr':
      return [block.caption, ...block.lines];
  }
}
