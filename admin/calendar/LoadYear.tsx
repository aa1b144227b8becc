import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { CALENDAR_LAYERS, type CalendarDay } from '../../schema/calendar-days.ts';
import national from '../../schema/presets/calendar.json' with { type: 'json' };
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useDraft } from '../actions/useDraft.ts';
import { post } from '../api/http.ts';
import { Field } from '../form/Field.tsx';
import { Segments } from '../form/Segments.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { useSites } from '../sites/useSites.ts';
import { Notice } from '../states/Notice.tsx';
import { FromFile } from './FromFile.tsx';
import { useAgree } from './moves/useAgree.tsx';
import { type LineFault, type NoticeDay, readDays, writeDays } from './readDays.ts';
import { useCalendarChanged, useCalendarDays } from './useCalendarDays.ts';

type Props = { year: number; rows: CalendarDay[]; onClose: () => void };
type Loaded = { added: number; changed: number; removed: number; unchanged: number };

const known = (year: number): { days: NoticeDay[]; source: string } | null => {
  const notice = national.years.find((one) => one.year === year && one.published)?.notice;
  if (!notice) return null;
  const days = national.days.filter(({ date }) => date.startsWith(`${year}-`));
  return { source: notice, days: days.map(({ date, kind, name }) => ({ date, kind: kind === 'work' ? 'work' : 'off', name })) };
};

/** A notice typed or filled in, read line by line, and shown as what it would add, change and remove before it is loaded. */
export function LoadYear({ year: shown, onClose }: Props) {
  const t = useT();
  const say = useSay();
  const changed = useCalendarChanged();
  const sites = useSites().filter(({ retiredAt }) => retiredAt === null);
  const draft = useDraft(`calendar-days.load.${shown}`, { year: shown, layer: 'national' as CalendarDay['layer'], siteId: null as string | null, text: '', source: '' });
  const { agree, dialog } = useAgree();
  const [asked, setAsked] = useState(false);
  const { year, layer, siteId, text, source } = draft.value;
  const { days, faults } = readDays(text, year);
  const shipped = layer === 'national' ? known(year) : null;
  const ready = days.length > 0 && faults.length === 0 && source.trim() !== '' && (layer !== 'site' || siteId !== null);

  return (
    <ActionDialog
      wide
      title={t('calendar.loadTitle')}
      note={t('calendar.loadNote')}
      submitLabel={t('calendar.loadSubmit')}
      ready={ready}
      draft={draft}
      onAsk={() => setAsked(true)}
      onSubmit={async () => {
        const asked = { layer, siteId, year, days, source: source.trim() };
        if (!(await agree({ year: asked }))) return false;
        const done = await post<Loaded>('/api/calendar-days/load', asked);
        await changed();
        say('calendar.loadDone', { year, ...done });
      }}
      onClose={onClose}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'end' }}>
        <Box sx={{ width: 110 }}>
          <Field label={t('calendar.loadFor')}>
            {(field) => <TextInput {...field} inputMode="numeric" maxLength={4} value={year === 0 ? '' : String(year)} onChange={(typed) => draft.set({ year: Number(typed.replace(/\D/g, '')) })} />}
          </Field>
        </Box>
        <Segments
          label={t('calendar.layerLabel')}
          value={layer}
          onChange={(chosen) => draft.set({ layer: chosen, siteId: chosen === 'site' ? (sites[0]?.id ?? null) : null })}
          options={CALENDAR_LAYERS.filter((one) => one !== 'site' || sites.length > 0).map((one) => ({ value: one, label: t(`calendar.layer.${one}`) }))}
        />
        {layer === 'site' && (
          <Box sx={{ minWidth: 200 }}>
            <Field label={t('calendar.site')} required>
              {(field) => <Select {...field} value={siteId} onChange={(id) => draft.set({ siteId: id })} options={sites.map(({ id, name }) => ({ value: id, label: name }))} />}
            </Field>
          </Box>
        )}
      </Box>
      {layer === 'national' &&
        (shipped ? (
          <Box>
            <Button variant="outlined" onClick={() => draft.set({ text: writeDays(shipped.days), source: shipped.source })}>{t('calendar.loadKnown', { year })}</Button>
          </Box>
        ) : (
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('calendar.loadUnknown', { year })}</Box>
        ))}
      <FromFile
        year={year}
        onRead={(days, named) => draft.set({ text: writeDays(days), ...(named !== '' && source.trim() === '' && { source: named }) })}
      />
      <Field label={t('calendar.loadDays')} required hint={t('calendar.loadDaysHint')} error={asked && days.length === 0 && faults.length === 0 ? t('calendar.nothing') : undefined}>
        {(field) => <TextInput {...field} lines={6} value={text} spellCheck={false} onChange={(typed) => draft.set({ text: typed })} />}
      </Field>
      {faults.length > 0 ? <Faults faults={faults} year={year} /> : days.length > 0 && <Plan year={year} layer={layer} siteId={siteId} days={days} source={source.trim()} />}
      <Field label={t('calendar.source')} required hint={t('calendar.sourceHint')} error={asked && source.trim() === '' ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} maxLength={300} value={source} onChange={(typed) => draft.set({ source: typed })} />}
      </Field>
      {dialog}
    </ActionDialog>
  );
}

function Faults({ faults, year }: { faults: LineFault[]; year: number }) {
  const t = useT();
  return (
    <Notice tone="soon" role="status">
      {t('calendar.faults', { smart_count: faults.length })}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {faults.slice(0, 8).map(({ line, code }) => (
          <li key={line}>{t('calendar.line', { line })} · {t(`calendar.fault.${code}`, { year })}</li>
        ))}
      </Box>
    </Notice>
  );
}

type PlanProps = { year: number; layer: CalendarDay['layer']; siteId: string | null; days: NoticeDay[]; source: string };

/** What loading would do to the layer as it stands, counted as the server counts it. */
function Plan({ year, layer, siteId, days, source }: PlanProps) {
  const t = useT();
  const rows = useCalendarDays(year).data;
  const off = days.filter(({ kind }) => kind === 'off').length;
  const standing = new Map((rows ?? []).filter((row) => row.layer === layer && row.siteId === (layer === 'site' ? siteId : null)).map((row) => [row.date, row]));
  const coming = new Set(days.map(({ date }) => date));
  const touched = days.filter(({ date }) => standing.has(date));
  const changed = touched.filter((day) => {
    const row = standing.get(day.date);
    return row && (row.kind !== day.kind || row.name !== day.name || row.source !== source);
  }).length;
  const removed = [...standing.keys()].filter((date) => !coming.has(date)).length;
  return (
    <Notice tone="ok" role="status">
      {t('calendar.loadRead', { off, work: days.length - off })}
      {rows && <Box>{t('calendar.loadPlan', { added: days.length - touched.length, changed, removed, unchanged: touched.length - changed })}</Box>}
    </Notice>
  );
}
