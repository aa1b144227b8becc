import Box from '@mui/material/Box';
import type { Case } from '../../schema/cases.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useCodeName } from '../settings/useSettings.ts';
import { StageText } from './StageText.tsx';

/** A case on a phone: what, by when, whose. */
export function CaseLine({ row }: { row: Case }) {
  const departmentName = useDepartmentName();
  const categoryName = useCodeName('categories');
  const facts = [categoryName(row.category), departmentName(row.leadDepartmentId)].filter(Boolean);
  return (
    <Box sx={{ display: 'grid', gap: 0.25 }}>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Box sx={{ flex: 1, fontWeight: 500, fontSize: 15 }}>{row.title}</Box>
        <Box sx={{ color: 'text.secondary', fontSize: 13, whiteSpace: 'nowrap' }}>{row.number}</Box>
      </Box>
      {(row.dueAt || row.pausedAt) && <DueMark of={row} />}
      <Box sx={{ color: 'text.secondary', fontSize: 13 }}>
        <StageText row={row} />
        {facts.length > 0 && ` · ${facts.join(' · ')}`}
      </Box>
    </Box>
  );
}
