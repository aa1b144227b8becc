import Box from '@mui/material/Box';
import { useState } from 'react';
import type { BundleFile, RunMaterial } from '../../schema/bundles.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useAct } from '../actions/useAct.ts';
import { useDraft } from '../actions/useDraft.ts';
import { useFilesById } from '../files/useFiles.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Tick } from '../form/Tick.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { Samples } from './Samples.tsx';

/** A material that does not fit its standard: what is wrong with it, and which sample shows it right. */
export function WrongMaterial({ run, material, onClose }: { run: BundleFile; material: RunMaterial; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const act = useAct();
  const [asked, setAsked] = useState(false);
  const form = useDraft(`bundles.${run.id}.wrong.${material.id}`, { reason: material.reason ?? '', sampleId: material.sampleId, visit: false });
  const files = useFilesById(material.samples);
  const reason = form.value.reason.trim();
  const submit = async () => {
    const { sampleId, visit } = form.value;
    await act('bundles', run, 'accept-materials', { checks: [{ materialId: material.id, ok: false, reason, ...(sampleId && { sampleId }) }], ...(visit && { visit }) });
    say('bundles.done.wrong', { name: material.name });
  };
  return (
    <ActionDialog title={`${t('bundles.notOk')} · ${material.name}`} note={t('bundles.note.wrong')} submitLabel={t('bundles.notOk')} ready={reason !== ''} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose} draft={form}>
      <Box sx={{ whiteSpace: 'pre-line', color: 'text.secondary' }}>{material.standard ? t('bundles.standard', { text: material.standard }) : t('bundles.noStandard')}</Box>
      <Field label={t('bundles.reasonWrong')} required error={asked && reason === '' ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} autoFocus lines={3} maxLength={500} value={form.value.reason} onChange={(text) => form.set({ reason: text })} />}
      </Field>
      {material.samples.length > 0 && (
        <>
          <Field label={t('bundles.sample')}>
            {(field) => <Select {...field} empty={t('actions.none')} value={form.value.sampleId} onChange={(sampleId) => form.set({ sampleId })} options={material.samples.map((id) => ({ value: id, label: files.find((file) => file.id === id)?.name ?? id }))} />}
          </Field>
          <Samples ids={form.value.sampleId ? [form.value.sampleId] : material.samples} />
        </>
      )}
      <Box><Tick label={t('bundles.cameAgain')} checked={form.value.visit} onChange={(visit) => form.set({ visit })} /></Box>
    </ActionDialog>
  );
}
