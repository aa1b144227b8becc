import type { Block } from '../../../../schema/paper-document.ts';
import type { FormWording, PaperFacts } from '../../../../schema/paper-facts.ts';
import { paragraphs } from './blocks.ts';

/**
 * 会议纪要: the district's words around what was recorded, section by section, then what departments said of it. GB/T 9704-2012
 * (10.3) has minutes without a seal.
 */
export function minutesBlocks({ meeting }: PaperFacts, wording: FormWording): Block[] {
  if (meeting === null) return [];
  const { sections, countersigns } = meeting;
  return [
    ...paragraphs(wording.opening),
    ...paragraphs(wording.body),
    ...sections.flatMap(({ heading, text }): Block[] => [...(heading === '' ? [] : [{ kind: 'heading' as const, text: heading }]), ...paragraphs(text)]),
    ...paragraphs(wording.closing),
    ...(countersigns.length === 0
      ? []
      : [{
          kind: 'grid' as const,
          columns: [
            { label: '会签部门', width: 46, align: 'left' as const },
            { label: '意见', width: 28, align: 'center' as const },
            { label: '说明', width: 82, align: 'left' as const },
          ],
          rows: countersigns.map(({ department, verdict, text }) => [department, verdict, text ?? '']),
          blank: 0,
        }]),
  ];
}
