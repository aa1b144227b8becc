import Box from '@mui/material/Box';
import { useState } from 'react';
import { type FieldResource, type OwnChanges, type OwnField, type OwnValue, type OwnValues } from '../../schema/fields.ts';
import { DayInput } from '../form/DayInput.tsx';
import { Field, type FieldProps } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { useOwnFields } from './useOwnFields.ts';

type Props = {
  resource: FieldResource;
  /** What stands, and over it what was typed. */
  value: OwnValues;
  typed: OwnChanges;
  /** Where in what is sent they stand. */
  path: 'custom' | 'changes.custom';
  onChange: (typed: OwnChanges) => void;
};

/** The district's own columns in a form; nothing where it has none. */
export function OwnInputs({ resource, value, typed, path, onChange }: Props) {
  const fields = useOwnFields(resource);
  if (fields.length === 0) return null;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1.5, alignItems: 'start' }}>
      {fields.map((field) => (
        <Field key={field.id} label={field.label} path={`${path}.${field.id}`}>
          {(control) => <OwnInput control={control} field={field} value={(field.id in typed ? typed[field.id] : value[field.id]) ?? null} onChange={(next) => onChange({ ...typed, [field.id]: next })} />}
        </Field>
      ))}
    </Box>
  );
}

type InputProps = { control: FieldProps; field: OwnField; value: OwnValue | null; onChange: (value: OwnValue | null) => void };

function OwnInput({ control, field, value, onChange }: InputProps) {
  const t = useT();
  switch (field.kind) {
    case 'text':
      return <TextInput {...control} maxLength={2000} lines={1} value={typeof value === 'string' ? value : ''} onChange={(text) => onChange(text === '' ? null : text)} />;
    case 'number':
      return <NumberInput control={control} value={value} onChange={onChange} />;
    case 'date':
      return <DayInput {...control} value={typeof value === 'string' ? value : ''} onChange={(day) => onChange(day || null)} />;
    case 'choice':
      return (
        <Select
          {...control}
          empty={t('fields.none')}
          options={(field.choices ?? []).filter(({ retired, code }) => !retired || code === value).map(({ code, name }) => ({ value: code, label: name }))}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      );
    case 'checkbox':
      return (
        <Select
          {...control}
          empty={t('fields.none')}
          options={[{ value: 'yes', label: t('fields.yes') }, { value: 'no', label: t('fields.no') }]}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
          onChange={(chosen) => onChange(chosen === null ? null : chosen === 'yes')}
        />
      );
  }
}

/** What is no number yet goes to the server as it was typed, whose objection then stands at the field. */
function NumberInput({ control, value, onChange }: Omit<InputProps, 'field'>) {
  const [text, setText] = useState<string | null>(null);
  const shown = value === null ? '' : String(value);
  const read = (typed: string): OwnValue | null => {
    const plain = typed.trim().replaceAll(',', '').replaceAll('，', '');
    if (plain === '') return null;
    return Number.isFinite(Number(plain)) ? Number(plain) : typed.trim();
  };
  return (
    <TextInput
      {...control}
      inputMode="numeric"
      maxLength={30}
      value={text !== null && read(text) === value ? text : shown}
      onChange={(typed) => {
        setText(typed);
        onChange(read(typed));
      }}
    />
  );
}
