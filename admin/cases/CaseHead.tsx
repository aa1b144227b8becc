import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { Link } from 'react-router-dom';
import type { Case } from '../../schema/cases.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useT } from '../messages/useT.ts';
import { useCodeName } from '../settings/useSettings.ts';
import { CaseActions } from './actions/CaseActions.tsx';
import { CasePeople } from './CasePeople.tsx';
import { StageText } from './StageText.tsx';

/** What it is, how it stands, where it is stuck, and what may be done now. Stays in sight while the page scrolls. */
export function CaseHead({ row, beside = false }: { row: Case; beside?: boolean }) {
  const t = useT();
  const categoryName = useCodeName('categories');
  const departmentName = useDepartmentName();
  useEffect(() => {
    if (!beside) document.title = `${row.number} ${row.title}`;
  }, [beside, row.number, row.title]);
  const words = [categoryName(row.category), row.leadDepartmentId ? t('cases.lead', { department: departmentName(row.leadDepartmentId) }) : ''];
  return (
    <Box
      component="header"
      sx={{
        position: beside ? undefined : { md: 'sticky' },
        top: 0,
        zIndex: 5,
        px: 2,
        pt: 1,
        pb: 1.25,
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'hairline',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap', rowGap: 1 }}>
        <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
          <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
            {!beside && <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{row.number}</Box>}
            <Box component={beside ? 'h3' : 'h1'} sx={{ m: 0, fontSize: 18, fontWeight: 600, lineHeight: 1.4, overflowWrap: 'anywhere' }}>{row.title}</Box>
          </Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'center', color: 'text.secondary' }}>
            {(row.dueAt || row.pausedAt) && (
              <Box sx={{ color: 'text.primary' }}>
                {row.clock.state === 'none' && `${t('cases.wasDue')} `}
                <DueMark of={row} account={{ caseId: row.id, what: row.number }} />
              </Box>
            )}
            <span><StageText row={row} /></span>
            {words.filter(Boolean).map((word) => <span key={word}>{word}</span>)}
            {row.urgency !== 'normal' && <span>{t(`cases.urgency.${row.urgency}`)}</span>}
            {row.hotlineDueAt && <HotlineDue row={row} />}
            {row.mergedIntoId && <Button variant="text" component={Link} to={`/cases/${row.mergedIntoId}`} sx={{ minHeight: 0, py: 0 }}>{t('cases.mergedInto')}</Button>}
          </Box>
        </Box>
        <CaseActions row={row} />
      </Box>
      {row.stuckAt && (
        <Box sx={{ mt: 0.75, display: 'flex', gap: 1 }}>
          <Box sx={{ color: 'text.secondary', flex: 'none' }}>{t('cases.column.stuckAt')}</Box>
          <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{row.stuckAt}</Box>
        </Box>
      )}
      <CasePeople row={row} />
    </Box>
  );
}

function HotlineDue({ row }: { row: Case }) {
  const t = useT();
  return (
    <span>
      {t('cases.hotlineDue')} <DueMark of={{ dueAt: row.hotlineDueAt, provisional: false, clock: { state: 'none', remainingWorkingDays: null, overdueWorkingDays: null } }} />
    </span>
  );
}
