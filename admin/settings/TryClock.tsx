import Box from '@mui/material/Box';
import { useState } from 'react';
import { ClockRule } from '../../schema/deadlines.ts';
import { AccountDays } from '../deadlines/AccountDays.tsx';
import { AccountHead } from '../deadlines/AccountHead.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useDuePreview } from '../deadlines/useDuePreview.ts';
import { DayInput } from '../form/DayInput.tsx';
import { Field } from '../form/Field.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { RuleInput } from './RuleInput.tsx';

/** A promise counted for trial, by what is saved: the quickest way to see what a convention does. */
export function TryClock({ unsaved }: { unsaved: boolean }) {
  const t = useT();
  const dates = useDates();
  const [received, setReceived] = useState(`${dates.today}T18:05`);
  const [rule, setRule] = useState<ClockRule | null>({ kind: 'working_days', workingDays: 5 });
  const complete = ClockRule.safeParse(rule).success ? rule : null;
  const account = useDuePreview(received ? dates.instant(received) : '', received ? complete : null);
  return (
    <Box sx={{ maxWidth: 760 }}>
      <Section title={t('settings.hours.try')}>
        <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{t(unsaved ? 'settings.hours.trySaveFirst' : 'settings.hours.tryHint')}</Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'end', mb: 1.5 }}>
          <Field label={t('settings.hours.tryReceived')}>{(control) => <DayInput {...control} time value={received} onChange={setReceived} />}</Field>
          <RuleInput label={t('settings.hours.tryRule')} value={rule} onChange={setRule} />
        </Box>
        {account && (
          <>
            <AccountHead account={account} />
            <AccountDays account={account} />
          </>
        )}
      </Section>
    </Box>
  );
}
