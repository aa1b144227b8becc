import Box from '@mui/material/Box';
import type { Case } from '../../schema/cases.ts';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';

/** What happened, in the applicant's words as taken down. */
export function CaseStory({ row }: { row: Case }) {
  const t = useT();
  if (!row.story) return null;
  return (
    <Section title={t('cases.story')}>
      <Box sx={{ whiteSpace: 'pre-line', maxWidth: '46em', overflowWrap: 'anywhere' }}>{row.story}</Box>
    </Section>
  );
}
