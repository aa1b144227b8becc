import Box from '@mui/material/Box';
import { useState } from 'react';
import { FIELD_KINDS, FIELD_RESOURCES, type FieldChoice, type OwnField } from '../../schema/fields.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { useChangeFields } from './useChangeFields.ts';

const random = () => crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? '0';

/** Choices by their names, one a line: a name that stood keeps its code, one left out is retired. */
function choicesFrom(lines: string, standing: readonly FieldChoice[]): FieldChoice[] {
  const names = [...new Set(lines.split('\n').map((line) => line.trim()).filter(Boolean))];
  const named = names.map((name) => ({ code: standing.find((one) => one.name === name)?.code ?? `c_${random()}`, name, retired: false }));
  return [...named, ...standing.filter(({ code }) => !named.some((one) => one.code === code)).map((one) => ({ ...one, retired: true }))];
}

/** A column the district adds or renames. Its table and its kind stand once it is made. */
export function FieldDialog({ field, onClose }: { field: OwnField | null; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const { change } = useChangeFields();
  const [resource, setResource] = useState<OwnField['resource']>(field?.resource ?? 'cases');
  const [kind, setKind] = useState<OwnField['kind']>(field?.kind ?? 'text');
  const [label, setLabel] = useState(field?.label ?? '');
  const [lines, setLines] = useState((field?.choices ?? []).filter(({ retired }) => !retired).map(({ name }) => name).join('\n'));
  const [asked, setAsked] = useState(false);
  const [id] = useState(() => field?.id ?? `f_${random()}${random()}`);
  const lacksChoices = kind === 'choice' && lines.trim() === '';

  const submit = async () => {
    await change((fields) => {
      const standing = fields.find((one) => one.id === id);
      const next: OwnField = { id, resource, label: label.trim(), kind, retired: standing?.retired ?? false, ...(kind === 'choice' ? { choices: choicesFrom(lines, standing?.choices ?? []) } : {}) };
      return standing ? fields.map((one) => (one.id === id ? next : one)) : [...fields, next];
    });
    say(field ? 'directory.updated' : 'directory.created', { name: label.trim() });
  };

  return (
    <ActionDialog title={t(field ? 'fields.editTitle' : 'fields.addTitle')} submitLabel={t('actions.save')} ready={label.trim() !== '' && !lacksChoices} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose}>
      <Field label={t('fields.label')} hint={t('fields.labelHint')} required>
        {(control) => <TextInput {...control} autoFocus maxLength={30} value={label} onChange={setLabel} invalid={control.invalid || (asked && label.trim() === '')} />}
      </Field>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1.5 }}>
        <Field label={t('fields.resource')}>
          {(control) => (
            <Select
              {...control}
              disabled={field !== null}
              options={FIELD_RESOURCES.map((one) => ({ value: one, label: t(`fields.of.${one}`) }))}
              value={resource}
              onChange={(value) => setResource(FIELD_RESOURCES.find((one) => one === value) ?? 'cases')}
            />
          )}
        </Field>
        <Field label={t('fields.kind')} hint={t('fields.kindHint')}>
          {(control) => (
            <Select
              {...control}
              disabled={field !== null}
              options={FIELD_KINDS.map((one) => ({ value: one, label: t(`fields.kinds.${one}`) }))}
              value={kind}
              onChange={(value) => setKind(FIELD_KINDS.find((one) => one === value) ?? 'text')}
            />
          )}
        </Field>
      </Box>
      {kind === 'choice' && (
        <Field label={t('fields.choices')} hint={t('fields.choicesHint')} required error={asked && lacksChoices ? t('fields.choicesMissing') : undefined}>
          {(control) => <TextInput {...control} lines={4} value={lines} onChange={setLines} />}
        </Field>
      )}
    </ActionDialog>
  );
}
