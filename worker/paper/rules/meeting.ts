import type { CountersignVerdict } from '../../../schema/meeting-minutes.ts';
import type { PaperFacts } from '../../../schema/paper-facts.ts';
import { factsOfNothing, type KnownBefore } from './sample.ts';

const VERDICTS: Record<CountersignVerdict, string> = { agree: '同意', agree_with_changes: '修改后同意', object: '不同意' };
const SILENT = '未会签';

export type Minuted = { title: string; sections: readonly { heading: string; text: string }[]; countersigns: readonly { department: string; verdict: CountersignVerdict | null; text: string | null }[] };
type OfPaper = KnownBefore & Pick<PaperFacts, 'edition' | 'replaces' | 'paperCode'>;

/** What 会议纪要 may say: the record as it was agreed, and no case beside it, so that nothing of an applicant comes in by another way. */
export function minutesFacts({ title, sections, countersigns }: Minuted, { edition, replaces, paperCode, ...known }: OfPaper): PaperFacts {
  return {
    ...factsOfNothing(known),
    edition, replaces, paperCode, title,
    meeting: {
      sections: sections.map(({ heading, text }) => ({ heading, text })),
      countersigns: countersigns.map(({ department, verdict, text }) => ({ department, verdict: verdict === null ? SILENT : VERDICTS[verdict], text })),
    },
  };
}
