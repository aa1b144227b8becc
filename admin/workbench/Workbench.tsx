import Box from '@mui/material/Box';
import { FirstSteps } from '../setup/FirstSteps.tsx';
import { mineOf, useMe } from '../session/me.ts';
import { PageHead } from '../layout/PageHead.tsx';
import { useT } from '../messages/useT.ts';
import { Loading } from '../states/States.tsx';
import { CaseCounts } from './CaseCounts.tsx';
import { CaseColumn } from './CaseColumn.tsx';
import { DutyNow } from './DutyNow.tsx';
import { MeetingsToday } from './MeetingsToday.tsx';
import { ResponseTimes } from './ResponseTimes.tsx';
import { TaskColumn } from './TaskColumn.tsx';
import { TaskCounts } from './TaskCounts.tsx';
import { ToSign } from './ToSign.tsx';

/** The day at a glance: figures that call to work, what I owe, and what I wait for, both by date. */
export default function Workbench() {
  const t = useT();
  const me = useMe();
  if (!me) return <Loading />;
  return (
    <Box sx={{ pb: 3 }}>
      <PageHead title={t('workbench.title')} />
      <DutyNow me={me} />
      {me.role !== 'viewer' && <MeetingsToday />}
      {me.permissions.includes('settings.edit') && <FirstSteps />}
      {me.role === 'handler' ? <HandlerDay /> : me.role === 'coordinator' ? <CoordinatorDay whose={mineOf(me)} /> : <OverseerDay />}
    </Box>
  );
}

const columns = { display: 'grid', gridTemplateColumns: { xs: 'minmax(0,1fr)', md: 'minmax(0,1fr) minmax(0,1fr)' }, columnGap: 3, px: 2, alignItems: 'start' } as const;

/** `whose`: one's own, and that of those one stands in for today. */
function CoordinatorDay({ whose }: { whose: string | string[] }) {
  const t = useT();
  return (
    <>
      <CaseCounts views={['overdue', 'today', 'unanswered', 'untriaged']} />
      <Box sx={columns}>
        <TaskColumn title={t('workbench.owed')} filter={{ personId: whose }} none={t('workbench.nothingOwed')} to="/tasks" toCase limit={40} />
        <TaskColumn title={t('workbench.waiting')} filter={{ kind: 'handle', coordinatorId: whose }} none={t('workbench.nothingWaiting')} to="/tasks" toCase limit={40} />
      </Box>
    </>
  );
}

function HandlerDay() {
  const t = useT();
  return (
    <>
      <TaskCounts />
      <Box sx={{ px: 2, maxWidth: 1000 }}>
        <ToSign />
        <TaskColumn title={t('workbench.owedDepartment')} filter={{}} none={t('tasks.emptyHint')} to="/tasks" limit={30} />
      </Box>
    </>
  );
}

/** For those who oversee: what is late, and what waits for their word. */
function OverseerDay() {
  const t = useT();
  return (
    <>
      <CaseCounts views={['overdue', 'today', 'toConfirm', 'approvals']} />
      <Box sx={columns}>
        <CaseColumn title={t('workbench.count.overdue')} view="overdue" none={t('workbench.nothingOwed')} />
        <Box>
          <ToSign />
          <CaseColumn title={t('workbench.count.toConfirm')} view="toConfirm" none={t('workbench.nothingWaiting')} />
          <CaseColumn title={t('workbench.count.approvals')} view="approvals" none={t('workbench.nothingWaiting')} />
        </Box>
      </Box>
      <ResponseTimes />
    </>
  );
}
