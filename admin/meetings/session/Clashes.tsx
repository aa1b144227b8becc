import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useDepartmentName } from '../../departments/useDepartments.ts';
import { useT } from '../../messages/useT.ts';
import { Notice } from '../../states/Notice.tsx';
import type { FieldName, SessionRecord } from './record.ts';

const LABELS = {
  position: 'meetings.agenda.title', minutes: 'meetings.agenda.minutes', departmentIds: 'meetings.agenda.departments', positions: 'meetings.session.positions', discussion: 'meetings.session.discussion',
  outcome: 'meetings.session.outcome', adjournReason: 'meetings.session.adjournReason', resolutions: 'meetings.session.resolutions', ruling: 'meetings.session.ruling', clause: 'meetings.session.clause',
  explanation: 'meetings.session.explanation', escalateTo: 'meetings.session.escalateTo', escalateAsk: 'meetings.session.escalateAsk',
} as const satisfies Record<FieldName, string>;

/** Where another secretary wrote the same field: both stand here, and one, the other or both are kept. */
export function Clashes({ record, id }: { record: SessionRecord; id: string }) {
  const t = useT();
  const words = useWords();
  const clashes = record.clashes(id);
  if (clashes.length === 0) return null;
  return (
    <Box sx={{ mt: 1.5, display: 'grid', gap: 1 }}>
      {clashes.map(({ name, theirs, mine }) => (
        <Notice key={name} tone="soon" role="alert">
          <Box sx={{ fontWeight: 500 }}>{t('meetings.session.clashIn', { field: t(LABELS[name]) })}</Box>
          <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 1 }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>{t('edit.theirs')}</Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>{words(theirs) || t('edit.empty')}</Box>
            <Box component="dt" sx={{ color: 'text.secondary' }}>{t('edit.mine')}</Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>{words(mine) || t('edit.empty')}</Box>
          </Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 0.75 }}>
            {typeof theirs === 'string' && typeof mine === 'string' && name !== 'outcome' && <Button variant="contained" onClick={() => record.settle(id, name, `${theirs}\n${mine}`)} sx={{ minHeight: 26, py: 0 }}>{t('meetings.session.keepBoth')}</Button>}
            <Button variant="outlined" onClick={() => record.settle(id, name, mine)} sx={{ minHeight: 26, py: 0 }}>{t('edit.keepMine')}</Button>
            <Button variant="outlined" onClick={() => record.settle(id, name, theirs)} sx={{ minHeight: 26, py: 0 }}>{t('edit.keepTheirs')}</Button>
          </Box>
        </Notice>
      ))}
    </Box>
  );
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const OUTCOMES = ['resolved', 'adjourned', 'explained', 'escalated'] as const;

/** Any value of an item as words: texts as they are, lines of several fields each on a line. */
function useWords(): (value: unknown) => string {
  const t = useT();
  const departmentName = useDepartmentName();
  const words = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(words).filter(Boolean).join('\n');
    if (isObject(value)) return Object.entries(value).filter(([key]) => key !== 'id').map(([, one]) => words(one)).filter(Boolean).join(' · ');
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string') return '';
    const outcome = OUTCOMES.find((one) => one === value);
    return outcome ? t(`meetings.outcome.${outcome}`) : departmentName(value) || value;
  };
  return words;
}
