import Box from '@mui/material/Box';
import { useState } from 'react';
import type { BundleTemplate, TemplateItem, TemplateMaterial } from '../../schema/bundle-templates.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useFiles, useFilesById } from '../files/useFiles.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Tick } from '../form/Tick.tsx';
import { Facts } from '../layout/Facts.tsx';
import { useSourceText } from '../directory/Origin.tsx';
import { useT } from '../messages/useT.ts';
import { toggled } from './content.ts';

type Props = { row: BundleTemplate; material: TemplateMaterial; items: readonly TemplateItem[]; readOnly: boolean; onDone: (material: TemplateMaterial) => void; onClose: () => void };

const keyOf = ({ of, output }: { of: string; output: string }) => `${of} ${output}`;

/** Everything of one material: by what it is judged, in what form, and whether an item of the bundle gives it. */
export function MaterialDialog({ row, material, items, readOnly, onDone, onClose }: Props) {
  const t = useT();
  const sourceText = useSourceText();
  const [value, setValue] = useState(material);
  const [asked, setAsked] = useState(false);
  const set = (changes: Partial<TemplateMaterial>) => setValue((now) => ({ ...now, ...changes }));
  const outputs = items.flatMap(({ id, name, outputs: given }) => given.map((output) => ({ of: id, output, label: `${name}${t('form.colon')}${output}` })));
  const obtained = (text: string) => {
    const { obtained: _, ...rest } = value;
    setValue(text === '' ? rest : { ...rest, obtained: text });
  };
  return (
    <ActionDialog
      wide
      title={t('bundleTemplates.editMaterial', { key: material.id })}
      note={readOnly ? undefined : t('bundleTemplates.okHint')}
      submitLabel={t(readOnly ? 'edit.close' : 'bundleTemplates.ok')}
      ready={value.name.trim() !== '' || readOnly}
      onAsk={() => setAsked(true)}
      onSubmit={async () => {
        if (!readOnly) onDone(value);
      }}
      onClose={onClose}
    >
      <Field label={t('bundleTemplates.name')} required error={asked && value.name.trim() === '' ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} autoFocus readOnly={readOnly} maxLength={120} value={value.name} onChange={(name) => set({ name })} />}
      </Field>
      <Field label={t('bundleTemplates.standard')} hint={t('bundleTemplates.standardHint')}>
        {(field) => <TextInput {...field} lines={4} readOnly={readOnly} maxLength={1000} value={value.standard} onChange={(standard) => set({ standard })} />}
      </Field>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '2fr 1fr 2fr' } }}>
        <Field label={t('bundleTemplates.form')} hint={t('bundleTemplates.formHint')}>{(field) => <TextInput {...field} readOnly={readOnly} maxLength={120} value={value.form} onChange={(form) => set({ form })} />}</Field>
        <Field label={t('bundleTemplates.copies')}>{(field) => <TextInput {...field} readOnly={readOnly} inputMode="numeric" maxLength={2} value={String(value.copies)} onChange={(text) => set({ copies: Math.min(20, Number(text.replace(/\D/g, ''))) })} />}</Field>
        <Field label={t('bundleTemplates.obtained')}>{(field) => <TextInput {...field} readOnly={readOnly} maxLength={200} value={value.obtained ?? ''} onChange={obtained} />}</Field>
      </Box>
      <Field label={t('bundleTemplates.output')} hint={t('bundleTemplates.outputHint')}>
        {(field) => (
          <Select
            {...field}
            disabled={readOnly}
            empty={t('bundleTemplates.outputNone')}
            value={value.output && keyOf(value.output)}
            onChange={(key) => {
              const found = outputs.find((one) => keyOf(one) === key);
              set({ output: found ? { of: found.of, output: found.output } : null });
            }}
            options={outputs.map((one) => ({ value: keyOf(one), label: one.label }))}
          />
        )}
      </Field>
      <Box>
        <Tick disabled={readOnly} label={`${t('bundleTemplates.main')}${t('form.colon')}${t('bundleTemplates.mainHint')}`} checked={value.main} onChange={(main) => set(main ? { main, deferrable: false } : { main })} />
        <Tick disabled={readOnly || value.main} label={t('bundleTemplates.deferrable')} checked={value.deferrable} onChange={(deferrable) => set({ deferrable })} />
      </Box>
      <SampleTicks row={row} value={value.samples} readOnly={readOnly} onChange={(samples) => set({ samples })} />
      <Facts facts={[{ label: t('bundleTemplates.source'), value: sourceText(value.source), wide: true }]} />
    </ActionDialog>
  );
}

/** 样张: which of the files of the template show this material as it should be. */
function SampleTicks({ row, value, readOnly, onChange }: { row: BundleTemplate; value: string[]; readOnly: boolean; onChange: (ids: string[]) => void }) {
  const t = useT();
  const own = useFiles({ subjectKind: 'bundle-templates', subjectId: row.id }).data ?? [];
  const earlier = useFilesById(value.filter((id) => !own.some((file) => file.id === id)));
  const files = [...own, ...earlier];
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0 }}>
      <Box component="legend" sx={{ p: 0, fontSize: 13, color: 'text.secondary' }}>{t('bundleTemplates.samples')}</Box>
      {files.map(({ id, name }) => <Tick key={id} disabled={readOnly} label={name} checked={value.includes(id)} onChange={(there) => onChange(toggled(value, id, there).slice(0, 10))} />)}
      {files.length === 0 && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('bundleTemplates.noSamples')} {!readOnly && t('bundleTemplates.samplesHint')}</Box>}
    </Box>
  );
}
