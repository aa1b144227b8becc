import { useMemo } from 'react';
import { TASK_KINDS, TASK_STATUSES } from '../../schema/tasks.ts';
import { useDepartments } from '../departments/useDepartments.ts';
import type { FilterField } from '../grid/filter/tree.ts';
import { useT } from '../messages/useT.ts';
import { usePeople } from '../people/usePeople.ts';
import { useMay } from '../session/me.ts';

/** What promises are filtered, sorted, grouped and added up by. */
export function useTaskFields(): FilterField[] {
  const t = useT();
  const departments = useDepartments();
  const people = usePeople();
  const seesWords = useMay('personal_data.see');
  return useMemo(() => {
    const staff = people.map(({ id, name }) => ({ id, label: name }));
    const listed = { sortable: true, groupable: true };
    const fields: FilterField[] = [
      { field: 'kind', label: t('tasks.column.kind'), kind: 'code', choices: TASK_KINDS.map((id) => ({ id, label: t(`tasks.kind.${id}`) })), ...listed },
      { field: 'status', label: t('tasks.column.status'), kind: 'code', choices: TASK_STATUSES.map((id) => ({ id, label: t(`tasks.status.${id}`) })), ...listed },
      { field: 'departmentId', label: t('tasks.column.department'), kind: 'code', choices: departments.map(({ id, name, shortName }) => ({ id, label: shortName ?? name })), ...listed },
      { field: 'personId', label: t('tasks.column.person'), kind: 'code', choices: staff, ...listed },
      { field: 'dueAt', label: t('tasks.column.due'), kind: 'instant', due: true, sortable: true },
      { field: 'receivedAt', label: t('deadlines.received'), kind: 'instant', sortable: true },
      { field: 'acceptedAt', label: t('tasks.grid.accepted'), kind: 'instant', sortable: true },
      { field: 'closedAt', label: t('tasks.grid.closedAt'), kind: 'instant', sortable: true },
      { field: 'returns', label: t('tasks.grid.returns'), kind: 'number', sortable: true, summable: true },
      { field: 'coordinatorId', label: t('cases.column.coordinator'), kind: 'code', choices: people.filter(({ role }) => role === 'coordinator').map(({ id, name }) => ({ id, label: name })), groupable: true },
      { field: 'provisional', label: t('views.provisional'), kind: 'check', groupable: true },
    ];
    return seesWords ? [...fields, { field: 'fileCount', label: t('files.count'), kind: 'number', sortable: true, summable: true }, { field: 'ask', label: t('tasks.column.ask'), kind: 'text' }] : fields;
  }, [t, departments, people, seesWords]);
}
