import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { SENT_KINDS, type SentKind } from '../../../schema/channels.ts';
import { RECEIVERS, rungsInOrder, type Rung, type RungTime } from '../../../schema/reminders.ts';
import { Field } from '../../form/Field.tsx';
import { Segments } from '../../form/Segments.tsx';
import { Select } from '../../form/Select.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { Tick } from '../../form/Tick.tsx';
import { useT } from '../../messages/useT.ts';
import { useMay } from '../../session/me.ts';
import { newCode } from '../../settings/lists.ts';
import { Numeric } from '../../settings/RuleInput.tsx';

type Props = {
  rungs: readonly Rung[];
  /** What is wrong with the list (`''`) or with something in it (`.2.name`). */
  fault: (path: string) => string | undefined;
  onChange: (rungs: Rung[]) => void;
};

const MOST = 20;

/** The rungs of one ladder, the first to speak first. */
export function RungList({ rungs, fault, onChange }: Props) {
  const t = useT();
  const mayEdit = [useMay('settings.edit'), useMay('cases.supervise')].some(Boolean);
  const put = (code: string, changes: Partial<Rung>) => onChange(rungs.map((rung) => (rung.code === code ? { ...rung, ...changes } : rung)));
  // They are sent in order and stand as typed until then: a row that moved while it is edited would lose the next click. What is wrong is told by the place in what was sent.
  const sent = rungsInOrder(rungs);
  const add = () => onChange([...rungs, { code: newCode(), name: '', when: { at: 'after', workingDays: Number.NaN }, receivers: ['person'], channels: null, draftsNotice: false }]);
  return (
    <Box>
      {rungs.length === 0 && <Box sx={{ py: 1, color: 'text.secondary' }}>{t('reminders.ladder.silent')}</Box>}
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {rungs.map((rung) => ({ rung, at: sent.indexOf(rung) })).map(({ rung, at }) => (
          <Box component="li" key={rung.code} sx={{ py: 1.25, borderTop: 1, borderColor: 'hairline', display: 'grid', gap: 1 }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: 1.5 }}>
              <Box sx={{ flex: '1 1 160px', minWidth: 0 }}>
                <Field label={t('reminders.ladder.name')} error={fault(`.${at}.name`)}>
                  {(field) => <TextInput {...field} maxLength={60} value={rung.name} onChange={(name) => put(rung.code, { name })} />}
                </Field>
              </Box>
              <When rung={rung} invalid={fault(`.${at}.when`) !== undefined} onChange={(when) => put(rung.code, { when })} />
              {mayEdit && (
                <Button variant="text" aria-label={t('reminders.ladder.remove', { name: rung.name })} title={t('reminders.ladder.remove', { name: rung.name })} onClick={() => onChange(rungs.filter(({ code }) => code !== rung.code))} sx={{ color: 'text.secondary' }}>✕</Button>
              )}
            </Box>
            <Box role="group" aria-label={t('reminders.ladder.receivers')} sx={{ display: 'flex', flexWrap: 'wrap' }}>
              {RECEIVERS.map((one) => (
                <Tick key={one} label={t(`reminders.ladder.receiver.${one}`)} checked={rung.receivers.includes(one)} onChange={(on) => put(rung.code, { receivers: RECEIVERS.filter((each) => (each === one ? on : rung.receivers.includes(each))) })} />
              ))}
              {fault(`.${at}.receivers`) && <Wrong>{t('reminders.ladder.nobody')}</Wrong>}
            </Box>
            <Through rung={rung} onChange={(channels) => put(rung.code, { channels })}>
              <Tick label={t('reminders.ladder.draftsNotice')} checked={rung.draftsNotice} onChange={(draftsNotice) => put(rung.code, { draftsNotice })} />
            </Through>
          </Box>
        ))}
      </Box>
      {fault('') && <Wrong>{fault('')}</Wrong>}
      {mayEdit && rungs.length < MOST && <Button variant="outlined" onClick={add} sx={{ mt: 0.5 }}>{t('reminders.ladder.add')}</Button>}
    </Box>
  );
}

function Wrong({ children }: { children: React.ReactNode }) {
  return <Box role="alert" sx={{ width: '100%', fontSize: 12, color: (theme) => theme.palette.tones.soon.ink }}>{children}</Box>;
}

const TIMES = ['before', 'due_day', 'overdue', 'after'] as const;
const daysOf = (when: RungTime) => ('workingDays' in when ? (when.workingDays ?? Number.NaN) : Number.NaN);

function timeOf(at: string | null, days: number): RungTime {
  switch (at) {
    case 'before':
    case 'after':
      return { at, workingDays: days };
    case 'due_day':
      return { at };
    default:
      return { at: 'overdue' };
  }
}

function When({ rung: { when }, invalid, onChange }: { rung: Rung; invalid: boolean; onChange: (when: RungTime) => void }) {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', alignItems: 'end', gap: 1 }}>
      <Box sx={{ width: 132 }}>
        <Field label={t('reminders.ladder.when')}>
          {(field) => <Select {...field} value={when.at} options={TIMES.map((at) => ({ value: at, label: t(`reminders.ladder.at.${at}`) }))} onChange={(at) => onChange(timeOf(at, daysOf(when)))} />}
        </Field>
      </Box>
      {'workingDays' in when && <Numeric label={t('reminders.ladder.days')} unit={t('reminders.ladder.days')} value={daysOf(when)} invalid={invalid} onChange={(workingDays) => onChange({ at: when.at, workingDays })} />}
    </Box>
  );
}

/** The bell rings in any case; beside it what each person chose, or these channels alone. */
function Through({ rung: { channels }, onChange, children }: { rung: Rung; onChange: (channels: SentKind[] | null) => void; children: React.ReactNode }) {
  const t = useT();
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2 }}>
        <Segments<'chosen' | 'these'>
          quiet
          label={t('reminders.ladder.through')}
          value={channels === null ? 'chosen' : 'these'}
          options={[{ value: 'chosen', label: t('reminders.ladder.chosen') }, { value: 'these', label: t('reminders.ladder.these') }]}
          onChange={(how) => onChange(how === 'chosen' ? null : [])}
        />
        {children}
      </Box>
      {channels !== null && (
        <Box role="group" aria-label={t('reminders.ladder.through')} sx={{ display: 'flex', flexWrap: 'wrap' }}>
          {SENT_KINDS.map((kind) => (
            <Tick key={kind} label={t(`reminders.channel.${kind}`)} checked={channels.includes(kind)} onChange={(on) => onChange(SENT_KINDS.filter((one) => (one === kind ? on : channels.includes(one))))} />
          ))}
        </Box>
      )}
    </Box>
  );
}
