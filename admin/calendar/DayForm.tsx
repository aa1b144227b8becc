import Box from '@mui/material/Box';
import { CALENDAR_LAYERS, CalendarDay, CalendarDayDraft, DAY_KINDS } from '../../schema/calendar-days.ts';
import { request } from '../api/http.ts';
import { useDates } from '../deadlines/useDates.ts';
import { EditField, EditGroup, EditText } from '../edit/EditField.tsx';
import { EditForm } from '../edit/EditForm.tsx';
import { useEdit } from '../edit/useEdit.ts';
import { Segments } from '../form/Segments.tsx';
import { Select } from '../form/Select.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { useSites } from '../sites/useSites.ts';
import { useAgree } from './moves/useAgree.tsx';
import { useCalendarChanged } from './useCalendarDays.ts';
import { isWeekend } from './days.ts';

type Fields = Pick<CalendarDay, 'date' | 'kind' | 'layer' | 'siteId' | 'name' | 'source'>;

const fieldsOf = ({ date, kind, layer, siteId, name, source }: CalendarDay): Fields => ({ date, kind, layer, siteId, name, source });

type Props = { day: string; row: CalendarDay | null; site: string | null; taken: CalendarDay[]; onDone: () => void; onCancel: () => void };

/** What one layer says of one day. A new one begins as the opposite of what the day of the week would make it. */
export function DayForm({ day, row, site, taken, onDone, onCancel }: Props) {
  const t = useT();
  const dates = useDates();
  const say = useSay();
  const changed = useCalendarChanged();
  const { agree, dialog } = useAgree();
  const sites = useSites().filter(({ retiredAt, id }) => retiredAt === null || id === row?.siteId);
  const free = CALENDAR_LAYERS.filter((layer) => layer === 'site' || !taken.some((one) => one.layer === layer));
  const first = site ? 'site' : (['district', 'national', 'site'] as const).find((layer) => free.includes(layer)) ?? 'site';
  const edit = useEdit<Fields>({
    subject: `calendar-days.${row?.id ?? `create.${day}`}`,
    standing: row
      ? { value: fieldsOf(row), version: row.version }
      : { value: { date: day, kind: isWeekend(day) ? 'work' : 'off', layer: first, siteId: first === 'site' ? site : null, name: '', source: null }, version: 0 },
    shape: CalendarDayDraft,
    agree: ({ date, kind, layer, siteId }) => agree({ days: [{ date, kind, layer, siteId }] }),
    send: async (changes, version, whole) => {
      const saved = row
        ? await request<CalendarDay>('PATCH', `/api/calendar-days/${row.id}`, { version, changes })
        : await request<CalendarDay>('POST', '/api/calendar-days', whole);
      await changed();
      return { value: fieldsOf(saved), version: saved.version };
    },
    read: (current) => {
      const now = CalendarDay.safeParse(current);
      return now.success ? { value: fieldsOf(now.data), version: now.data.version } : null;
    },
  });
  const { kind, layer, siteId } = edit.value;
  return (
    <EditForm
      edit={edit}
      always={row === null}
      onCancel={onCancel}
      onSaved={() => {
        say('calendar.saved', { day: dates.day(day) });
        onDone();
      }}
    >
      <EditGroup edit={edit} name="kind" label={t('calendar.kindLabel')} show={(value) => t(value === 'work' ? 'calendar.kind.work' : 'calendar.kind.off')}>
        {() => (
          <Segments quiet label={t('calendar.kindLabel')} value={kind} onChange={(chosen) => edit.put('kind', chosen)} options={DAY_KINDS.map((one) => ({ value: one, label: t(`calendar.kind.${one}`) }))} />
        )}
      </EditGroup>
      {row === null && (
        <EditGroup edit={edit} name="layer" label={t('calendar.layerLabel')}>
          {() => (
            <Segments
              quiet
              label={t('calendar.layerLabel')}
              value={layer}
              onChange={(chosen) => {
                edit.put('layer', chosen);
                edit.put('siteId', chosen === 'site' ? (site ?? sites[0]?.id ?? null) : null);
              }}
              options={free.filter((one) => one !== 'site' || sites.length > 0).map((one) => ({ value: one, label: t(`calendar.layer.${one}`) }))}
            />
          )}
        </EditGroup>
      )}
      {row === null && layer === 'site' && (
        <EditField edit={edit} name="siteId" label={t('calendar.site')} required>
          {(control) => <Select {...control} value={siteId} onChange={(id) => edit.put('siteId', id)} options={sites.map(({ id, name }) => ({ value: id, label: name }))} />}
        </EditField>
      )}
      <EditText edit={edit} name="name" label={t('calendar.name')} hint={t('calendar.nameHint')} maxLength={40} required autoFocus />
      <EditText edit={edit} name="source" label={t('calendar.source')} hint={t('calendar.sourceHint')} maxLength={300} lines={2} orNull />
      <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{t('calendar.effect')}</Box>
      {dialog}
    </EditForm>
  );
}
