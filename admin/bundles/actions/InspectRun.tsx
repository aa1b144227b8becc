import Box from '@mui/material/Box';
import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { toggled } from '../../bundle-templates/content.ts';
import { useDates } from '../../deadlines/useDates.ts';
import { useDepartmentName } from '../../departments/useDepartments.ts';
import { DayInput } from '../../form/DayInput.tsx';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { Tick } from '../../form/Tick.tsx';
import { useT } from '../../messages/useT.ts';
import { Notice } from '../../states/Notice.tsx';
import type { RunDialogProps } from './RunActionDialog.tsx';

/** 联合勘查: which items are looked at in one visit. All that can be are ticked: one visit is the point of it. */
export function InspectRun({ run, onClose }: RunDialogProps) {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const fit = run.items.filter((item) => item.siteInspection && item.status === 'open' && item.pausedAt === null);
  const form = useSubmit('bundles', run, 'inspect', { items: fit.map(({ id }) => id), plannedOn: dates.today, place: '' });
  const { plannedOn, place } = form.value;
  const items = form.value.items.filter((id) => fit.some((item) => item.id === id));
  const body = { items, plannedOn, ...(place.trim() && { place: place.trim() }) };
  return (
    <ActionDialog title={t('bundles.action.inspect')} note={t('bundles.note.inspect')} submitLabel={t('bundles.action.inspect')} ready={items.length > 0 && plannedOn !== ''} onAsk={form.ask} onSubmit={() => form.submit(body, 'bundles.done.inspect')} onClose={onClose} draft={form.draft}>
      {fit.length === 0 ? <Notice tone="paused">{t('bundles.noInspection')}</Notice> : (
        <>
          <Box component="fieldset" sx={{ m: 0, p: 0, border: 0 }}>
            <Box component="legend" sx={{ p: 0, fontSize: 13, color: 'text.secondary' }}>{t('bundles.which')}</Box>
            {fit.map((item) => <Box key={item.id}><Tick label={`${item.name} · ${departmentName(item.departmentId)}`} checked={items.includes(item.id)} onChange={(there) => form.set({ items: toggled(items, item.id, there) })} /></Box>)}
          </Box>
          <Field label={t('bundles.day')} required path="plannedOn">{(field) => <DayInput {...field} min={dates.today} value={plannedOn} onChange={(day) => form.set({ plannedOn: day })} />}</Field>
          <Field label={t('bundles.place')} path="place">{(field) => <TextInput {...field} maxLength={200} value={place} onChange={(text) => form.set({ place: text })} />}</Field>
        </>
      )}
    </ActionDialog>
  );
}
