import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { AFTER_HOURS, minuteOf } from '../../schema/deadlines.ts';
import type { SettingValues } from '../../schema/settings.ts';
import { useAgree } from '../calendar/moves/useAgree.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { OriginMarks } from '../directory/Origin.tsx';
import { EditGroup } from '../edit/EditField.tsx';
import { type Edit, same, type Standing } from '../edit/useEdit.ts';
import { DayInput } from '../form/DayInput.tsx';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { SectionForm } from './SectionForm.tsx';
import { Time } from './Time.tsx';
import { TryClock } from './TryClock.tsx';
import { useSetting, useSettingEdit } from './useSetting.ts';

type Clock = SettingValues['clock'];
type Hours = Clock['workingHours'][number];

/** The first row stands for "all along": a day before any case there could be. */
const BEGINNING = '2000-01-01';

export function ClockSection() {
  const standing = useSetting('clock');
  return standing ? <ClockForm standing={standing} /> : null;
}

function ClockForm({ standing }: { standing: Standing<Clock> }) {
  const { agree, dialog } = useAgree();
  const edit = useSettingEdit('clock', standing, async ({ workingHours }) => same(workingHours, standing.value.workingHours) || agree({ workingHours }));
  return (
    <SectionForm section="hours" edit={edit} below={<TryClock unsaved={edit.dirty} />}>
      {dialog}
      <Convention edit={edit} />
      <HoursRows edit={edit} />
    </SectionForm>
  );
}

function Convention({ edit }: { edit: Edit<Clock> }) {
  const t = useT();
  return (
    <EditGroup edit={edit} name="afterHours" label={t('settings.hours.convention')} show={(value) => t(`settings.hours.${value === 'next_business' ? 'next_business' : 'as_is'}`)}>
      {() => (
        <Box sx={{ display: 'grid', gap: 0.5 }}>
          {AFTER_HOURS.map((convention) => (
            <Box component="label" key={convention} sx={{ display: 'flex', gap: 1, alignItems: 'baseline', cursor: 'pointer' }}>
              <input type="radio" name="afterHours" checked={edit.value.afterHours === convention} onChange={() => edit.put('afterHours', convention)} />
              <span>
                {t(`settings.hours.${convention}`)}
                <Box component="span" sx={{ ml: 1, fontSize: 13, color: 'text.secondary' }}>{t(`settings.hours.${convention}Hint`)}</Box>
              </span>
            </Box>
          ))}
        </Box>
      )}
    </EditGroup>
  );
}

function HoursRows({ edit }: { edit: Edit<Clock> }) {
  const t = useT();
  const dates = useDates();
  const mayEdit = useMay('settings.edit');
  const rows = edit.value.workingHours;
  const sorted = (all: Hours[]) => all.toSorted((one, other) => one.from.localeCompare(other.from));
  const put = (at: number, changes: Partial<Hours>) => edit.put('workingHours', rows.map((row, index) => (index === at ? { ...row, ...changes } : row)));
  const inForce = sorted(rows).findLast(({ from }) => from <= dates.today)?.from;
  const add = () => edit.put('workingHours', [...rows, { from: '', windows: rows.at(-1)?.windows ?? [['09:00', '12:00']], source: '' }]);
  return (
    <EditGroup
      edit={edit}
      name="workingHours"
      inner
      label={t('settings.hours.rows')}
      show={(value) => (Array.isArray(value) ? (value as Hours[]).map(({ from, windows }) => `${from} ${windows.map((window) => window.join('–')).join(' ')}`).join(t('form.semicolon')) : '')}
      aside={mayEdit && <Button variant="text" onClick={add} sx={{ minHeight: 26, py: 0, fontSize: 13 }}>{t('settings.hours.add')}</Button>}
    >
      {() => (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {rows.map((row, at) => (
            <Box component="li" key={at} sx={{ py: 1, borderTop: 1, borderColor: 'hairline', display: 'grid', gap: 1 }}>
              <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: 2 }}>
                {at === 0 && row.from === BEGINNING ? (
                  <Box sx={{ width: 170, lineHeight: '32px' }}>{t('settings.hours.always')}</Box>
                ) : (
                  <Field label={t('settings.hours.from')} error={edit.fault(`workingHours.${at}.from`)}>
                    {(control) => <DayInput {...control} value={row.from} onChange={(from) => put(at, { from })} />}
                  </Field>
                )}
                <Windows row={row} onChange={(windows) => put(at, { windows })} mayEdit={mayEdit} invalid={edit.fault(`workingHours.${at}.windows`) !== undefined} />
              </Box>
              <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: 2 }}>
                <Box sx={{ flex: '1 1 260px' }}>
                  <Field label={t('settings.field.source')} error={edit.fault(`workingHours.${at}.source`)} aside={<OriginMarks of={row} atSource />}>
                    {(control) => <TextInput {...control} maxLength={300} value={row.source} onChange={(source) => put(at, { source })} />}
                  </Field>
                </Box>
                <Box sx={{ lineHeight: '32px', color: 'text.secondary' }}>
                  {row.from && `${t(row.from === inForce ? 'settings.hours.inForce' : row.from > dates.today ? 'settings.hours.future' : 'settings.hours.past')} · `}
                  {t('settings.hours.total', { hours: hoursOf(row) })}
                </Box>
                {mayEdit && row.from !== BEGINNING && (
                  <Button variant="text" onClick={() => edit.put('workingHours', rows.filter((_, index) => index !== at))} sx={{ color: 'text.secondary' }}>{t('settings.hours.removeRow')}</Button>
                )}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </EditGroup>
  );
}

function hoursOf({ windows }: Hours): number {
  const minutes = windows.reduce((sum, [from, to]) => sum + Math.max(minuteOf(to || '00:00') - minuteOf(from || '00:00'), 0), 0);
  return Math.round((minutes / 60) * 100) / 100;
}

type WindowsProps = { row: Hours; onChange: (windows: Hours['windows']) => void; mayEdit: boolean; invalid: boolean };

function Windows({ row, onChange, mayEdit, invalid }: WindowsProps) {
  const t = useT();
  const put = (at: number, side: 0 | 1, time: string) =>
    onChange(row.windows.map((window, index) => (index === at ? (side === 0 ? [time, window[1]] : [window[0], time]) : window)));
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      {row.windows.map(([from, to], at) => (
        <Box key={at} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
          <Time label={t('settings.hours.open')} value={from} invalid={invalid} onChange={(time) => put(at, 0, time)} />
          <span aria-hidden>–</span>
          <Time label={t('settings.hours.shut')} value={to} invalid={invalid} onChange={(time) => put(at, 1, time)} />
          {mayEdit && row.windows.length > 1 && (
            <Button variant="text" aria-label={t('settings.hours.removeWindow')} title={t('settings.hours.removeWindow')} onClick={() => onChange(row.windows.filter((_, index) => index !== at))} sx={{ px: 0.5, color: 'text.secondary' }}>✕</Button>
          )}
        </Box>
      ))}
      {mayEdit && row.windows.length < 6 && (
        <Button variant="text" onClick={() => onChange([...row.windows, ['', '']])} sx={{ fontSize: 13 }}>{t('settings.hours.addWindow')}</Button>
      )}
    </Box>
  );
}
