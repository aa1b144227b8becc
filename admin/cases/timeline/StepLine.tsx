import Box from '@mui/material/Box';
import { useDates } from '../../deadlines/useDates.ts';
import { useT } from '../../messages/useT.ts';
import { usePersonName } from '../../people/usePeople.ts';
import { said, type Step } from './group.ts';
import { useStepWords } from './useStepWords.ts';

/** When, who, what, and what it rests on. */
export function StepLine({ step }: { step: Step }) {
  const t = useT();
  const dates = useDates();
  const instead = usePersonName()(said(step.head, 'standsInFor') || step.rest.map((event) => said(event, 'standsInFor')).find(Boolean));
  const { title, lines } = useStepWords(step.head.subject === 'forms' ? step.head.caseId : null)(step);
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '132px 1fr' }, columnGap: 2, py: 0.75, borderBottom: 1, borderColor: 'hairline' }}>
      <Box component="time" dateTime={step.at} sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{dates.moment(step.at)}</Box>
      <Box sx={{ minWidth: 0 }}>
        <Box>
          <Box component="span" sx={{ fontWeight: 600 }}>{title}</Box>
          <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
            {step.actorName || t('cases.event.system')}
            {instead && ` · ${t('leave.instead', { name: instead })}`}
            {step.onBehalfOf && ` · ${t('cases.event.onBehalf', { department: step.onBehalfOf })}`}
          </Box>
        </Box>
        {lines.map((line, at) => (
          <Box key={`${at}:${line}`} sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{line}</Box>
        ))}
      </Box>
    </Box>
  );
}
