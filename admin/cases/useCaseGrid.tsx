import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { type Case, type CaseAction, URGENCIES } from '../../schema/cases.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartments } from '../departments/useDepartments.ts';
import { useReadsFiles } from '../files/useFiles.ts';
import { useFilesColumn } from '../files/useFilesColumn.tsx';
import type { GridColumn } from '../grid/columns.ts';
import { useMatters } from '../matters/useMatters.ts';
import { useT } from '../messages/useT.ts';
import { usePersonCells } from '../people/usePersonCells.ts';
import { useSettings } from '../settings/useSettings.ts';
import type { DialogAction } from './actions/CaseActions.tsx';
import { StageText } from './StageText.tsx';

type Doing = { open: (row: Case) => void; files: (row: Case) => void; account: (row: Case) => void; act: (row: Case, action: DialogAction) => void };

const STAGE_ACTIONS: readonly DialogAction[] = ['triage', 'dispatch', 'answer', 'archive', 'reopen'];
const CATEGORY_ACTIONS: readonly DialogAction[] = ['triage', 'retriage', 'confirm-category'];
const LEAD_ACTIONS: readonly DialogAction[] = ['dispatch'];
const DUE_ACTIONS: readonly DialogAction[] = ['request-extension', 'approve', 'resume', 'pause'];

/** A case's columns in the grid: what was taken down can be typed over, the rest moves by action only. */
export function useCaseGrid({ open, files, account, act }: Doing): GridColumn<Case>[] {
  const t = useT();
  const dates = useDates();
  const settings = useSettings();
  const departments = useDepartments();
  const matters = useMatters();
  const { staff, choiceOf, personCell } = usePersonCells();
  const attached = useFilesColumn(files);
  const readsFiles = useReadsFiles();
  return useMemo(() => {
    const named = (list: readonly { code: string; name: string; retired: boolean }[] = []) => list.filter(({ retired }) => !retired).map(({ code, name }) => ({ id: code, label: name, code }));
    const nameIn = (list: readonly { code: string; name: string }[] = []) => (code: string | null) => list.find((one) => one.code === code)?.name ?? code ?? '';
    const standing = departments.filter(({ retiredAt }) => retiredAt === null).map(({ id, name, shortName, code }) => ({ id, label: name, alias: shortName ?? undefined, code: code ?? undefined }));
    const departmentName = (id: string | null) => {
      const found = departments.find((one) => one.id === id);
      return found ? (found.shortName ?? found.name) : '';
    };
    const channelName = nameIn(settings.channels);
    const tagName = nameIn(settings.tags);
    const tags = named(settings.tags);
    const categoryName = nameIn(settings.categories);
    const closed = (row: Case) => (row.editable ? '' : t(row.stage === 'received' || row.stage === 'triaged' || row.stage === 'working' || row.stage === 'answered' ? 'grid.lockedAll' : 'cases.grid.closed'));
    const taken = { editable: (row: Case) => row.editable, refusal: closed };
    const moved = (label: string, actions: readonly CaseAction[]) => ({
      kind: 'state' as const,
      editable: () => false,
      refusal: () => t('cases.grid.byAction', { column: label }),
      action: (row: Case) => {
        const next = actions.find((action) => row.actions.includes(action));
        return next && next !== 'reveal' ? { label: t(`cases.action.${next}`), run: () => act(row, next) } : null;
      },
    });
    const columns: GridColumn<Case>[] = [
      {
        field: 'number', label: t('cases.column.number'), kind: 'link', width: 104, frozen: true, sortBy: 'receivedAt', editable: () => false, open,
        refusal: () => t('cases.grid.number'),
        value: (row) => row.number, text: (row) => row.number,
        render: (row) => <Link to={`/cases/${row.id}`} tabIndex={-1}>{row.number}</Link>,
      },
      { field: 'title', label: t('cases.column.title'), kind: 'text', width: 208, ...taken, value: (row) => row.title, text: (row) => row.title },
      {
        field: 'stage', label: t('cases.column.stage'), width: 96, ...moved(t('cases.column.stage'), STAGE_ACTIONS),
        value: (row) => row.stage, text: (row) => t(`cases.stage.${row.stage}`), render: (row) => <StageText row={row} />,
      },
      { field: 'category', label: t('cases.column.category'), width: 88, ...moved(t('cases.column.category'), CATEGORY_ACTIONS), value: (row) => row.category, text: (row) => categoryName(row.category) },
      { field: 'leadDepartmentId', label: t('cases.column.department'), width: 96, ...moved(t('cases.column.department'), LEAD_ACTIONS), value: (row) => row.leadDepartmentId, text: (row) => departmentName(row.leadDepartmentId) },
      {
        field: 'dueAt', label: t('cases.column.due'), width: 336, sortBy: 'dueAt', ...moved(t('cases.column.due'), DUE_ACTIONS), open: account,
        value: (row) => row.dueAt, text: (row) => (row.dueAt ? `${dates.dayOf(row.dueAt)} ${dates.time(row.dueAt)}` : ''),
        render: (row) => (row.dueAt || row.pausedAt ? <DueMark of={row} /> : null),
      },
      { field: 'stuckAt', label: t('cases.column.stuckAt'), kind: 'longText', width: 200, empty: '', ...taken, value: (row) => row.stuckAt, text: (row) => row.stuckAt ?? '' },
      { field: 'urgency', label: t('cases.filter.urgency'), kind: 'choice', width: 100, choices: URGENCIES.map((id) => ({ id, label: t(`cases.urgency.${id}`) })), ...taken, value: (row) => row.urgency, text: (row) => t(`cases.urgency.${row.urgency}`) },
      { field: 'channel', label: t('cases.channel'), kind: 'choice', width: 136, choices: named(settings.channels), ...taken, value: (row) => row.channel, text: (row) => channelName(row.channel) },
      {
        field: 'matterId', label: t('cases.matter'), kind: 'matter', width: 180, empty: null, ...taken,
        choices: matters.filter(({ retiredAt }) => retiredAt === null).map(({ id, name, basicCode, implementationCode }) => ({ id, label: name, code: implementationCode ?? basicCode ?? undefined })),
        value: (row) => row.matterId, text: (row) => matters.find(({ id }) => id === row.matterId)?.name ?? '',
      },
      { field: 'departmentId', label: t('cases.department'), kind: 'department', width: 96, empty: null, choices: standing, ...taken, value: (row) => row.departmentId, text: (row) => departmentName(row.departmentId) },
      { field: 'visits', label: t('cases.visitsLabel'), kind: 'number', width: 76, ...taken, value: (row) => row.visits, text: (row) => String(row.visits) },
      { field: 'loss', label: t('cases.loss'), kind: 'longText', width: 160, empty: null, ...taken, value: (row) => row.loss, text: (row) => row.loss ?? '' },
      {
        field: 'tags', label: t('cases.tags'), kind: 'choices', width: 160, empty: [], ...taken,
        // What was retired since stays where it stands, and can be taken away.
        choicesOf: (row) => [...tags, ...row.tags.filter((code) => !tags.some(({ id }) => id === code)).map((code) => ({ id: code, label: tagName(code), code }))],
        value: (row) => row.tags, text: (row) => row.tags.map(tagName).join(t('form.comma')),
      },
      { field: 'coordinatorId', label: t('cases.column.coordinator'), width: 88, choices: staff.filter(({ role }) => role === 'coordinator').map(choiceOf), ...taken, ...personCell<Case>((row) => row.coordinatorId) },
      { field: 'helperId', label: t('cases.helper'), width: 88, empty: null, choices: staff.map(choiceOf), ...taken, ...personCell<Case>((row) => row.helperId) },
      ...(readsFiles ? [attached] : []),
      { field: 'receivedAt', label: t('cases.column.receivedAt'), kind: 'computed', width: 128, editable: () => false, value: (row) => row.receivedAt, text: (row) => dates.dayOf(row.receivedAt), render: (row) => dates.day(dates.dayOf(row.receivedAt)) },
    ];
    return columns;
  }, [t, dates, settings, departments, matters, staff, choiceOf, personCell, attached, readsFiles, open, account, act]);
}
