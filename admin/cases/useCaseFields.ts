import { useMemo } from 'react';
import { STAGES, URGENCIES } from '../../schema/cases.ts';
import { useDepartments } from '../departments/useDepartments.ts';
import { useOwnFilters } from '../fields/useOwnFilters.ts';
import type { FilterField } from '../grid/filter/tree.ts';
import { useMatters } from '../matters/useMatters.ts';
import { useT } from '../messages/useT.ts';
import { usePeople } from '../people/usePeople.ts';
import { useMay } from '../session/me.ts';
import { useSettings } from '../settings/useSettings.ts';

/** What cases are filtered, sorted, grouped and added up by. */
export function useCaseFields(): FilterField[] {
  const t = useT();
  const settings = useSettings();
  const departments = useDepartments();
  const matters = useMatters();
  const people = usePeople();
  const own = useOwnFilters('cases');
  const seesPeople = useMay('personal_data.see');
  return useMemo(() => {
    const coded = (list: readonly { code: string; name: string }[] = []) => list.map(({ code, name }) => ({ id: code, label: name }));
    const offices = departments.map(({ id, name, shortName }) => ({ id, label: shortName ?? name }));
    const staff = people.map(({ id, name }) => ({ id, label: name }));
    const coordinators = people.filter(({ role }) => role === 'coordinator').map(({ id, name }) => ({ id, label: name }));
    const listed = { sortable: true, groupable: true };
    const fields: FilterField[] = [
      { field: 'stage', label: t('cases.column.stage'), kind: 'code', choices: STAGES.map((id) => ({ id, label: t(`cases.stage.${id}`) })), ...listed },
      { field: 'category', label: t('cases.column.category'), kind: 'code', choices: coded(settings.categories), ...listed },
      { field: 'leadDepartmentId', label: t('cases.column.department'), kind: 'code', choices: offices, ...listed },
      { field: 'dueAt', label: t('cases.column.due'), kind: 'instant', due: true, sortable: true },
      { field: 'receivedAt', label: t('cases.column.receivedAt'), kind: 'instant', sortable: true },
      { field: 'answeredAt', label: t('views.answeredAt'), kind: 'instant', sortable: true },
      { field: 'coordinatorId', label: t('cases.column.coordinator'), kind: 'code', choices: coordinators, ...listed },
      { field: 'urgency', label: t('cases.filter.urgency'), kind: 'code', choices: URGENCIES.map((id) => ({ id, label: t(`cases.urgency.${id}`) })), ...listed },
      { field: 'channel', label: t('cases.channel'), kind: 'code', choices: coded(settings.channels), ...listed },
      { field: 'cause', label: t('views.cause'), kind: 'code', choices: coded(settings.causes), ...listed },
      { field: 'outcome', label: t('views.outcome'), kind: 'code', choices: coded(settings.outcomes), ...listed },
      { field: 'matterId', label: t('cases.matter'), kind: 'code', choices: matters.map(({ id, name }) => ({ id, label: name })), ...listed },
      { field: 'departmentId', label: t('cases.department'), kind: 'code', choices: offices, ...listed },
      { field: 'helperId', label: t('cases.helper'), kind: 'code', choices: staff, groupable: true },
      { field: 'tags', label: t('cases.tags'), kind: 'code', choices: coded(settings.tags) },
      { field: 'visits', label: t('cases.visitsLabel'), kind: 'number', sortable: true, groupable: true, summable: true },
      { field: 'number', label: t('cases.column.number'), kind: 'text', sortable: true },
      { field: 'title', label: t('cases.column.title'), kind: 'text', sortable: true },
      { field: 'provisional', label: t('views.provisional'), kind: 'check', groupable: true },
    ];
    return seesPeople ? [...fields, { field: 'fileCount', label: t('files.count'), kind: 'number', sortable: true, summable: true }, { field: 'stuckAt', label: t('cases.column.stuckAt'), kind: 'text' }, ...own] : fields;
  }, [t, settings, departments, matters, people, own, seesPeople]);
}
