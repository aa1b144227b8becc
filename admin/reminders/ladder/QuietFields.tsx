import Box from '@mui/material/Box';
import type { Ladder } from '../../../schema/reminders.ts';
import { EditGroup } from '../../edit/EditField.tsx';
import type { Edit } from '../../edit/useEdit.ts';
import { Tick } from '../../form/Tick.tsx';
import { useT } from '../../messages/useT.ts';
import { Time } from '../../settings/Time.tsx';

/** Nights and days off on which nothing is sent, and the hour of the day's summary. */
export function QuietFields({ edit }: { edit: Edit<Ladder> }) {
  const t = useT();
  const { quiet, digestAt } = edit.value;
  const put = (changes: Partial<Ladder['quiet']>) => edit.put('quiet', { ...quiet, ...changes });
  const wrong = edit.fault('quiet') !== undefined;
  return (
    <>
      <EditGroup edit={edit} name="quiet" label={t('reminders.ladder.quiet')}>
        {() => (
          <Box sx={{ display: 'grid', justifyItems: 'start' }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center' }}>
              <Tick label={t('reminders.ladder.night')} checked={quiet.night !== null} onChange={(on) => put({ night: on ? { from: '20:00', to: '08:00' } : null })} />
              {quiet.night && (
                <Box sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
                  <Time label={t('reminders.ladder.nightFrom')} value={quiet.night.from} invalid={wrong} onChange={(from) => quiet.night && put({ night: { ...quiet.night, from } })} />
                  <span aria-hidden>–</span>
                  <Time label={t('reminders.ladder.nightTo')} value={quiet.night.to} invalid={wrong} onChange={(to) => quiet.night && put({ night: { ...quiet.night, to } })} />
                </Box>
              )}
            </Box>
            <Tick label={t('reminders.ladder.daysOff')} checked={quiet.daysOff} onChange={(daysOff) => put({ daysOff })} />
            <Tick label={t('reminders.ladder.exceptImmediate')} checked={quiet.exceptImmediate} onChange={(exceptImmediate) => put({ exceptImmediate })} />
          </Box>
        )}
      </EditGroup>
      <EditGroup edit={edit} name="digestAt" label={t('reminders.ladder.digest')}>
        {(invalid) => (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center' }}>
            <Tick label={t('reminders.ladder.digestOn')} checked={digestAt !== null} onChange={(on) => edit.put('digestAt', on ? '08:30' : null)} />
            {digestAt !== null && <Time label={t('reminders.ladder.digestAt')} value={digestAt} invalid={invalid} onChange={(time) => edit.put('digestAt', time)} />}
          </Box>
        )}
      </EditGroup>
    </>
  );
}
