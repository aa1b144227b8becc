import Box from '@mui/material/Box';
import { Problem } from '../../api/problem.ts';
import { useDates } from '../../deadlines/useDates.ts';
import { useT } from '../../messages/useT.ts';
import { useCaseEvents } from '../useCase.ts';
import { stepsOf } from './group.ts';
import { useStepWords } from './useStepWords.ts';

/** Who moved the row on, when and by what, under a refusal that says only that it moved. */
export function WhoChanged({ error }: { error: unknown }) {
  if (!(error instanceof Problem) || error.code !== 'row.changed') return null;
  const caseId = error.current?.['caseId'] ?? error.current?.['id'];
  return typeof caseId === 'string' ? <LastStep caseId={caseId} /> : null;
}

function LastStep({ caseId }: { caseId: string }) {
  const t = useT();
  const dates = useDates();
  const words = useStepWords();
  const [last] = stepsOf(useCaseEvents(caseId).data?.data ?? []);
  if (!last) return null;
  const who = last.actorName || t('cases.event.system');
  return <Box sx={{ fontSize: 13 }}>{t('cases.changedBy', { who, when: dates.moment(last.at), what: words(last).title })}</Box>;
}
