import Box from '@mui/material/Box';
import { useState } from 'react';
import type { Case } from '../../../schema/cases.ts';
import { Segments } from '../../form/Segments.tsx';
import { Section } from '../../layout/Section.tsx';
import { useT } from '../../messages/useT.ts';
import { LoadFailed, Loading } from '../../states/States.tsx';
import { useCaseEvents } from '../useCase.ts';
import { isContact, stepsOf } from './group.ts';
import { StepLine } from './StepLine.tsx';

/** 经过: everything that happened, newest first, or the contacts alone. */
export function Timeline({ row }: { row: Case }) {
  const t = useT();
  const [shown, setShown] = useState<'all' | 'contacts'>('all');
  const { data, error, isPending, refetch } = useCaseEvents(row.id);
  const steps = stepsOf(data?.data ?? []);
  const wanted = shown === 'all' ? steps : steps.filter(isContact);
  return (
    <Section
      title={t('cases.timeline')}
      aside={
        <Segments
          quiet
          label={t('cases.timeline')}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: t('table.all') },
            { value: 'contacts', label: t('cases.contacts') },
          ]}
        />
      }
    >
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {isPending && <Loading />}
      {data && wanted.length === 0 && <Box sx={{ color: 'text.secondary', py: 1 }}>{t(shown === 'all' ? 'cases.noEvents' : 'cases.noContacts')}</Box>}
      <Box component="ol" reversed sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {wanted.map((step) => (
          <StepLine key={step.id} step={step} />
        ))}
      </Box>
      {data?.next && <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{t('cases.olderEvents')}</Box>}
    </Section>
  );
}
