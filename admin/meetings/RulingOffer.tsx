import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import type { EarlierRuling } from '../../schema/meetings.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useT } from '../messages/useT.ts';
import { Notice } from '../states/Notice.tsx';
import { useEarlierRuling } from './api.ts';

/** Who leads and assists in this matter as an earlier meeting ruled it: a suggestion, shown with that meeting. */
export function RulingOffer({ caseId, onTake }: { caseId: string; onTake: (ruling: EarlierRuling['ruling']) => void }) {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const found = useEarlierRuling(caseId).data;
  if (!found) return null;
  const { ruling, meetingId, title, date } = found;
  return (
    <Notice tone="ok">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5 }}>
        <Box sx={{ flex: '1 1 260px' }}>
          <Box component={Link} to={`/meetings/${meetingId}`} target="_blank" sx={{ color: 'inherit' }}>{[date && dates.day(date), title].filter(Boolean).join(' ')}</Box>
          {' '}
          {t('meetings.ruled', { lead: departmentName(ruling.leadDepartmentId), assist: ruling.assistDepartmentIds.map(departmentName).join(t('form.comma')) || t('actions.none') })}
          {ruling.basis && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{ruling.basis}</Box>}
        </Box>
        <Button variant="outlined" onClick={() => onTake(ruling)}>{t('meetings.takeRuling')}</Button>
      </Box>
    </Notice>
  );
}
