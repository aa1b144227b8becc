import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import type { ProvisionalAcceptance, ProvisionalAction, ProvisionalOwnerKind } from '../../schema/provisional.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { Facts } from '../layout/Facts.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { ProvisionalStatus } from './ProvisionalStatus.tsx';
import { useAcceptances } from './useProvisional.ts';

const CorrectDialog = lazy(async () => ({ default: (await import('./CorrectDialog.tsx')).CorrectDialog }));
const EndDialog = lazy(async () => ({ default: (await import('./EndDialog.tsx')).EndDialog }));

/** What is missing, by when and how it is supplied, what was checked instead; nothing at all where it was never used. */
export function Acceptances({ of, id }: { of: ProvisionalOwnerKind; id: string }) {
  const t = useT();
  const { data = [] } = useAcceptances(of, id);
  if (data.length === 0) return null;
  return (
    <Section title={t('provisional.title')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.map((one) => <Acceptance key={one.id} row={one} />)}
      </Box>
    </Section>
  );
}

function Acceptance({ row }: { row: ProvisionalAcceptance }) {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const [asking, setAsking] = useState<ProvisionalAction | null>(null);
  const running = row.status === 'running';
  const ways = row.supplyBy.map((means) => t(`provisional.means.${means}`)).join(t('form.comma'));
  return (
    <Box component="li" sx={{ py: 1, borderBottom: 1, borderColor: 'hairline', '&:last-of-type': { borderBottom: 0 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, mb: 0.75, fontWeight: 600 }}>
        <ProvisionalStatus row={row} />
        <Box sx={{ flex: 1 }} />
        {running && <DueMark of={row} account={{ taskId: row.taskId, what: t('provisional.title') }} />}
      </Box>
      <Facts
        facts={[
          { label: t('provisional.missing'), value: row.materials.map(({ name }) => name).join(t('form.comma')), wide: true },
          { label: t('provisional.supplyBy'), value: [ways, row.supplyNote].filter(Boolean).join(' · '), wide: true },
          { label: t('provisional.verifications'), value: row.verifications.map(({ method, found }) => `${t(`provisional.methods.${method}`)}${t('form.colon')}${found}`).join('\n'), wide: true },
          { label: t('provisional.promise'), value: running && row.promise, wide: true },
          { label: t('provisional.decided'), value: [t('provisional.decidedBy', { department: departmentName(row.departmentId), when: dates.moment(row.decidedAt) }), row.fileId ? t('provisional.onBehalf') : ''].filter(Boolean).join(' · '), wide: true },
          { label: t('provisional.ended'), value: row.endedAt && [dates.moment(row.endedAt), row.suppliedBy ? t(`provisional.means.${row.suppliedBy}`) : '', row.ending ?? ''].filter(Boolean).join(' · '), wide: true },
          { label: t('provisional.clearance'), value: row.clearedAt && [dates.moment(row.clearedAt), row.clearance ?? ''].filter(Boolean).join(' · '), wide: true },
        ]}
      />
      {row.actions.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 1 }}>
          {row.actions.map((action) => <Button key={action} variant="outlined" onClick={() => setAsking(action)} sx={{ minHeight: 28, py: 0, fontSize: 13 }}>{t(`provisional.action.${action}`)}</Button>)}
        </Box>
      )}
      {asking && <Suspense>{asking === 'correct' ? <CorrectDialog row={row} onClose={() => setAsking(null)} /> : <EndDialog row={row} action={asking} onClose={() => setAsking(null)} />}</Suspense>}
    </Box>
  );
}
