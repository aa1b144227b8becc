import Box from '@mui/material/Box';
import type { Countersign, Minutes } from '../../../schema/meeting-minutes.ts';
import { useDates } from '../../deadlines/useDates.ts';
import { useDepartmentName } from '../../departments/useDepartments.ts';
import { Section } from '../../layout/Section.tsx';
import { useT } from '../../messages/useT.ts';
import { usePersonName } from '../../people/usePeople.ts';
import type { Theme } from '@mui/material/styles';

const inkOf = ({ verdict }: Countersign) => ({ palette }: Theme): string => (verdict === null ? palette.text.secondary : palette.tones[verdict === 'agree' ? 'ok' : verdict === 'object' ? 'overdue' : 'soon'].ink);

/** 会签: what each department said, in its own words, and who still has to. */
export function Countersigns({ row }: { row: Minutes }) {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const personName = usePersonName();
  if (row.countersigns.length === 0) return null;
  const said = row.countersigns.filter(({ verdict }) => verdict !== null).length;
  return (
    <Section title={t('meetings.minutes.countersigns')} aside={<Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{t('meetings.minutes.saidOf', { said, of: row.countersigns.length })}</Box>}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {row.countersigns.map((one) => (
          <Box component="li" key={one.id} sx={{ py: 0.75, borderBottom: 1, borderColor: 'hairline' }}>
            <Box sx={{ display: 'flex', gap: 1.5 }}>
              <Box sx={{ flex: 1, fontWeight: 500 }}>{departmentName(one.departmentId)}</Box>
              <Box component="span" sx={{ color: inkOf(one) }}>{t(`meetings.minutes.verdict.${one.verdict ?? 'none'}`)}</Box>
            </Box>
            {one.text && <Box sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{one.text}</Box>}
            {one.at && <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{[dates.moment(one.at), personName(one.byId), one.onBehalf ? t('meetings.minutes.onBehalf') : ''].filter(Boolean).join(' · ')}</Box>}
          </Box>
        ))}
      </Box>
    </Section>
  );
}
