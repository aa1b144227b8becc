import Box from '@mui/material/Box';
import { useState } from 'react';
import type { OutputUse, TemplateItem } from '../../schema/bundle-templates.ts';
import { ClockRule } from '../../schema/deadlines.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { DepartmentPicker } from '../departments/DepartmentPicker.tsx';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Tick } from '../form/Tick.tsx';
import { Facts } from '../layout/Facts.tsx';
import { useSourceText } from '../directory/Origin.tsx';
import { useT } from '../messages/useT.ts';
import { MatterPicker } from '../matters/MatterPicker.tsx';
import { RuleInput } from '../settings/RuleInput.tsx';
import { toggled, type Content } from './content.ts';

type Props = { item: TemplateItem; content: Content; readOnly: boolean; onDone: (item: TemplateItem) => void; onClose: () => void };

const without = <T extends object>(value: T, key: keyof T): T => {
  const { [key]: _, ...rest } = value;
  return rest as T;
};
/** A text that is empty is no text. */
const worded = (item: TemplateItem, key: 'promisedSource' | 'statutory' | 'question' | 'note' | 'source', text: string): TemplateItem => (text === '' ? without(item, key) : { ...item, [key]: text });

/** Everything of one item: what it waits for, what it asks for, what it gives and what of earlier items it uses. */
export function ItemDialog({ item, content, readOnly, onDone, onClose }: Props) {
  const t = useT();
  const sourceText = useSourceText();
  const [value, setValue] = useState(item);
  const [asked, setAsked] = useState(false);
  const set = (changes: Partial<TemplateItem>) => setValue((now) => ({ ...now, ...changes }));
  const others = content.items.filter(({ id }) => id !== item.id);
  const given = others.flatMap(({ id, name, outputs }) => outputs.map((output) => ({ of: id, output, label: `${name}${t('form.colon')}${output}` })));
  const isUsed = (use: OutputUse) => value.uses.some(({ of, output }) => of === use.of && output === use.output);
  const sound = value.promised === null || ClockRule.safeParse(value.promised).success;
  const ready = value.name.trim() !== '' && sound;
  const text = (key: 'promisedSource' | 'statutory' | 'question' | 'note') => ({ value: sourceText(value[key]), onChange: (words: string) => setValue((now) => worded(now, key, words)), readOnly });
  return (
    <ActionDialog
      wide
      title={t('bundleTemplates.editItem', { key: item.id })}
      note={readOnly ? undefined : t('bundleTemplates.okHint')}
      submitLabel={t(readOnly ? 'edit.close' : 'bundleTemplates.ok')}
      ready={ready || readOnly}
      onAsk={() => setAsked(true)}
      onSubmit={async () => {
        if (!readOnly) onDone({ ...value, outputs: [...new Set(value.outputs.map((one) => one.trim()).filter(Boolean))] });
      }}
      onClose={onClose}
    >
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <Field label={t('bundleTemplates.name')} required error={asked && value.name.trim() === '' ? t('actions.required') : undefined}>
          {(field) => <TextInput {...field} autoFocus maxLength={80} value={value.name} onChange={(name) => set({ name })} readOnly={readOnly} />}
        </Field>
        <Field label={t('bundleTemplates.department')} hint={value.department ? t('bundleTemplates.departmentAsWritten', { name: value.department }) : undefined}>
          {(field) => <DepartmentPicker {...field} disabled={readOnly} value={value.departmentId} onChange={(departmentId) => set({ departmentId })} />}
        </Field>
      </Box>
      <fieldset disabled={readOnly} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
        <Box component="legend" sx={{ p: 0, fontSize: 13, color: 'text.secondary' }}>{t('bundleTemplates.promised')}</Box>
        <RuleInput label={t('bundleTemplates.promised')} none={t('bundleTemplates.unknown')} value={value.promised} invalid={asked && !sound} onChange={(promised) => set({ promised })} />
      </fieldset>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <Field label={t('bundleTemplates.promisedSource')}>{(field) => <TextInput {...field} maxLength={300} {...text('promisedSource')} />}</Field>
        <Field label={t('bundleTemplates.statutory')}>{(field) => <TextInput {...field} maxLength={300} {...text('statutory')} />}</Field>
      </Box>
      <Group title={t('bundleTemplates.prerequisites')} hint={t('bundleTemplates.prerequisitesHint')}>
        {others.map(({ id, name }) => <Tick key={id} disabled={readOnly} label={name || id} checked={value.prerequisites.includes(id)} onChange={(there) => set({ prerequisites: toggled(value.prerequisites, id, there) })} />)}
        {others.length === 0 && t('bundleTemplates.none')}
      </Group>
      <Group title={t('bundleTemplates.materials')}>
        {content.materials.map(({ id, name }) => <Tick key={id} disabled={readOnly} label={name || id} checked={value.materials.includes(id)} onChange={(there) => set({ materials: toggled(value.materials, id, there) })} />)}
        {content.materials.length === 0 && t('bundleTemplates.noMaterials')}
      </Group>
      <Field label={t('bundleTemplates.outputs')} hint={t('bundleTemplates.outputsHint')}>
        {(field) => <TextInput {...field} lines={2} readOnly={readOnly} value={value.outputs.join('\n')} onChange={(words) => set({ outputs: words.split('\n').map((one) => one.slice(0, 80)) })} />}
      </Field>
      <Group title={t('bundleTemplates.uses')} hint={t('bundleTemplates.usesHint')}>
        {given.map(({ of, output, label }) => (
          <Tick
            key={`${of} ${output}`}
            disabled={readOnly}
            label={label}
            checked={isUsed({ of, output })}
            onChange={(there) => set({ uses: there ? [...value.uses, { of, output }] : value.uses.filter((use) => use.of !== of || use.output !== output) })}
          />
        ))}
        {given.length === 0 && t('bundleTemplates.none')}
      </Group>
      <Box>
        <Tick label={`${t('bundleTemplates.inspection')}${t('form.colon')}${t('bundleTemplates.inspectionHint')}`} disabled={readOnly} checked={value.siteInspection} onChange={(siteInspection) => set({ siteInspection })} />
        <Tick label={t('bundleTemplates.optional')} disabled={readOnly} checked={value.optional} onChange={(optional) => set({ optional })} />
      </Box>
      {value.optional && <Field label={t('bundleTemplates.question')} hint={t('bundleTemplates.questionHint')}>{(field) => <TextInput {...field} maxLength={200} {...text('question')} />}</Field>}
      {!readOnly && <Field label={t('matters.title')}>{(field) => <MatterPicker {...field} value={value.matterId} onChange={(matterId) => set({ matterId })} />}</Field>}
      <Field label={t('bundleTemplates.itemNote')}>{(field) => <TextInput {...field} lines={2} maxLength={500} {...text('note')} />}</Field>
      <Facts facts={[{ label: t('bundleTemplates.source'), value: sourceText(value.source), wide: true }]} />
    </ActionDialog>
  );
}

function Group({ title, hint, children }: { title: string; hint?: string; children: React.ReactNode }) {
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, fontSize: 13, color: 'text.secondary' }}>{title}{hint && <Box component="span" sx={{ ml: 1, fontSize: 12 }}>{hint}</Box>}</Box>
      <Box sx={{ color: 'text.secondary', '& label': { color: 'text.primary' } }}>{children}</Box>
    </Box>
  );
}
