import { useMemo } from 'react';
import { RUN_STAGES } from '../../schema/bundles.ts';
import { useDepartments } from '../departments/useDepartments.ts';
import { useOwnFilters } from '../fields/useOwnFilters.ts';
import type { FilterField } from '../grid/filter/tree.ts';
import { useT } from '../messages/useT.ts';
import { usePeople } from '../people/usePeople.ts';
import { useMay } from '../session/me.ts';

/** What runs are filtered, sorted, grouped and added up by. */
export function useRunFields(): FilterField[] {
  const t = useT();
  const departments = useDepartments();
  const people = usePeople();
  const own = useOwnFilters('bundles');
  const seesOwn = useMay('personal_data.see');
  return useMemo(() => {
    const named = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ id, label: name }));
    const fields: FilterField[] = [
      { field: 'stage', label: t('bundles.stageLabel'), kind: 'code', choices: RUN_STAGES.map((id) => ({ id, label: t(`bundles.stage.${id}`) })), groupable: true },
      { field: 'departmentId', label: t('bundles.heldBy'), kind: 'code', choices: departments.map(({ id, name, shortName }) => ({ id, label: shortName ?? name })) },
      { field: 'dueAt', label: t('bundles.due'), kind: 'instant', due: true, sortable: true },
      { field: 'createdAt', label: t('bundles.grid.registered'), kind: 'instant', sortable: true },
      { field: 'issuedAt', label: t('bundles.issuedAt'), kind: 'instant', sortable: true },
      { field: 'coordinatorId', label: t('bundles.coordinator'), kind: 'code', choices: named(people.filter(({ role }) => role === 'coordinator')), groupable: true },
      { field: 'helperId', label: t('bundles.helper'), kind: 'code', choices: named(people), groupable: true },
      { field: 'secondNotices', label: t('bundles.grid.secondNotices'), kind: 'number', groupable: true, summable: true },
      { field: 'visits', label: t('bundles.grid.visits'), kind: 'number', groupable: true, summable: true },
      { field: 'title', label: t('bundles.what'), kind: 'text' },
    ];
    return seesOwn ? [...fields, ...own] : fields;
  }, [t, departments, people, own, seesOwn]);
}
