import Box from '@mui/material/Box';
import { useMemo } from 'react';
import type { Case } from '../../schema/cases.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useT } from '../messages/useT.ts';
import { useCodeName } from '../settings/useSettings.ts';
import type { Column } from '../table/Table.tsx';
import { StageText } from './StageText.tsx';

/** The list's columns: what it is, whose turn, by when, and where it is stuck. */
export function useCaseColumns(): Column<Case>[] {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const categoryName = useCodeName('categories');
  return useMemo(
    () => [
      { id: 'number', label: t('cases.column.number'), width: 108, sortBy: 'receivedAt', render: (row) => row.number },
      {
        id: 'title',
        label: t('cases.column.title'),
        width: 190,
        grow: true,
        render: (row) => (
          <span title={row.title}>
            {row.urgency !== 'normal' && (
              <Box component="span" sx={{ mr: 0.75, fontSize: 12, px: 0.5, border: 1, borderColor: 'field', borderRadius: '2px', color: 'text.secondary' }}>
                {t(`cases.urgency.${row.urgency}`)}
              </Box>
            )}
            {row.title}
          </span>
        ),
      },
      { id: 'stage', label: t('cases.column.stage'), width: 104, render: (row) => <StageText row={row} /> },
      { id: 'category', label: t('cases.column.category'), width: 104, render: (row) => categoryName(row.category) },
      { id: 'department', label: t('cases.column.department'), width: 104, render: (row) => departmentName(row.leadDepartmentId) },
      {
        id: 'due',
        label: t('cases.column.due'),
        width: 312,
        sortBy: 'dueAt',
        render: (row) => (row.dueAt || row.pausedAt ? <DueMark of={row} account={{ caseId: row.id, what: row.number }} /> : ''),
      },
      { id: 'stuckAt', label: t('cases.column.stuckAt'), width: 150, grow: true, render: (row) => <span title={row.stuckAt ?? ''}>{row.stuckAt}</span> },
      { id: 'receivedAt', label: t('cases.column.receivedAt'), width: 120, render: (row) => dates.day(dates.dayOf(row.receivedAt)) },
    ],
    [t, dates, departmentName, categoryName],
  );
}
