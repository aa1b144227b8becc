import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { ListBase } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { TaskForce } from '../../schema/task-forces.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { Empty } from '../states/States.tsx';
import { ListPage } from '../table/ListPage.tsx';
import { SearchBox } from '../table/SearchBox.tsx';
import type { Column } from '../table/Table.tsx';
import { isOpenTask } from '../tasks/isOpenTask.ts';

const VIEWS = { active: { status: 'active' }, closed: { status: 'closed' }, all: {} } as const;
type View = keyof typeof VIEWS;
const NAMES = Object.keys(VIEWS) as View[];
const isView = (name: string | null): name is View => NAMES.some((view) => view === name);

/** What it owes first. */
const nextOf = ({ tasks }: TaskForce) => tasks.filter(isOpenTask).toSorted((a, b) => (a.dueAt ?? '9') < (b.dueAt ?? '9') ? -1 : 1)[0];

/** 专班, the latest first: those at work, unless another view is asked for. */
export default function ForceList() {
  const t = useT();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const asked = params.get('view');
  const view: View = isView(asked) ? asked : 'active';
  const columns = useForceColumns();
  return (
    <ListBase<TaskForce> key={view} resource="task-forces" filter={VIEWS[view]} sort={{ field: 'createdAt', order: 'DESC' }} perPage={50} storeKey={`taskForces.${view}`} disableAuthentication>
      <ListPage<TaskForce>
        title={t('taskForces.title')}
        columns={columns}
        nameOf={({ title }) => title}
        onOpen={({ id }) => void navigate(`/task-forces/${id}`)}
        bar={
          <Box sx={{ flex: 'none', display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, py: 1 }}>
            <Box component="nav" aria-label={t('taskForces.title')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
              {NAMES.map((name) => (
                <Button key={name} variant={name === view ? 'outlined' : 'text'} aria-pressed={name === view} onClick={() => void navigate(name === 'active' ? '/task-forces' : `/task-forces?view=${name}`)} sx={{ minHeight: 30, py: 0 }}>
                  {t(`taskForces.view.${name}`)}
                </Button>
              ))}
            </Box>
            <SearchBox placeholder={t('taskForces.search')} />
          </Box>
        }
        phoneRow={(row) => <PhoneRow row={row} />}
        empty={<Empty title={t('taskForces.emptyTitle')} hint={t('taskForces.emptyHint')} />}
      />
    </ListBase>
  );
}

/** Who leads it: the person, or the department that answers for it. */
export function useLeadName() {
  const personName = usePersonName();
  const departmentName = useDepartmentName();
  return ({ leadId, leadDepartmentId }: Pick<TaskForce, 'leadId' | 'leadDepartmentId'>) => [departmentName(leadDepartmentId), leadId && personName(leadId)].filter(Boolean).join(' ');
}

function PhoneRow({ row }: { row: TaskForce }) {
  const t = useT();
  const leadName = useLeadName();
  const next = nextOf(row);
  return (
    <Box>
      <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{row.title}</Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[t(`taskForces.status.${row.status}`), leadName(row)].filter(Boolean).join(' · ')}</Box>
      {next && <DueMark of={next} />}
    </Box>
  );
}

function useForceColumns(): Column<TaskForce>[] {
  const t = useT();
  const dates = useDates();
  const leadName = useLeadName();
  return useMemo(
    () => [
      { id: 'title', label: t('taskForces.name'), width: 240, grow: true, render: (row) => row.title },
      { id: 'lead', label: t('taskForces.lead'), width: 150, render: (row) => leadName(row) },
      { id: 'cases', label: t('taskForces.tasks'), width: 200, render: (row) => row.tasks.map(({ caseNumber }) => caseNumber).join(t('form.comma')) },
      {
        id: 'due', label: t('taskForces.due'), width: 280,
        render: (row) => {
          const next = nextOf(row);
          return next ? <DueMark of={next} account={{ taskId: next.id, what: row.title }} /> : t('taskForces.noneOwed');
        },
      },
      { id: 'formed', label: t('taskForces.formedAt'), width: 150, sortBy: 'createdAt', render: (row) => dates.moment(row.createdAt) },
    ],
    [t, dates, leadName],
  );
}
