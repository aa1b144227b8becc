import Box from '@mui/material/Box';
import type { TemplateField } from '../../schema/bundle-templates.ts';
import type { Answers } from '../../schema/bundles.ts';
import { isOurs } from '../directory/Origin.tsx';
import { DayInput } from '../form/DayInput.tsx';
import { Field } from '../form/Field.tsx';
import { Segments } from '../form/Segments.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';

type Props = { fields: readonly TemplateField[]; answers: Answers; onChange: (answers: Answers) => void; nameOf: (item: string) => string };

/** The one form: each question once, and which items' forms its answer fills. */
export function AnswerFields({ fields, answers, onChange, nameOf }: Props) {
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, alignItems: 'start' }}>
      {fields.map((field) => (
        <Box key={field.id} sx={field.kind === 'long' ? { gridColumn: '1 / -1' } : undefined}>
          <Answer
            field={field}
            value={answers[field.id]}
            nameOf={nameOf}
            onChange={(value) => {
              const { [field.id]: _, ...rest } = answers;
              onChange(value === undefined ? rest : { ...rest, [field.id]: value });
            }}
          />
        </Box>
      ))}
    </Box>
  );
}

type Value = Answers[string] | undefined;
type AnswerProps = { field: TemplateField; value: Value; onChange: (value: Value) => void; nameOf: (item: string) => string };

function Answer({ field, value, onChange, nameOf }: AnswerProps) {
  const t = useT();
  const fills = field.items.length > 0 ? t('bundles.create.fills', { items: field.items.map(nameOf).join(t('form.comma')) }) : undefined;
  const hint = [!isOurs(field.hint) && field.hint, fills].filter(Boolean).join(' · ') || undefined;
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  const put = (typed: string) => onChange(typed === '' ? undefined : typed);
  if (field.kind === 'yes_no')
    return <Segments label={field.label} value={value === true ? 'yes' : value === false ? 'no' : null} onChange={(chosen) => onChange(chosen === 'yes')} options={[{ value: 'yes', label: t('actions.yes') }, { value: 'no', label: t('actions.no') }]} />;
  return (
    <Field label={field.label} path={`answers.${field.id}`} required={field.required} hint={hint}>
      {(control) => {
        switch (field.kind) {
          case 'date':
            return <DayInput {...control} value={text} onChange={put} />;
          case 'choice':
            return <Select {...control} empty={t('actions.choose')} value={text || null} onChange={(chosen) => onChange(chosen ?? undefined)} options={field.options.map((one) => ({ value: one, label: one }))} />;
          case 'number':
            return <TextInput {...control} inputMode="numeric" maxLength={15} value={text} onChange={(typed) => onChange(typed === '' || !/^\d+(\.\d*)?$/.test(typed) ? (typed === '' ? undefined : value) : Number(typed))} />;
          case 'long':
            return <TextInput {...control} lines={3} maxLength={2000} value={text} onChange={put} />;
          default:
            return <TextInput {...control} maxLength={2000} value={text} onChange={put} />;
        }
      }}
    </Field>
  );
}

/** An answer as it is read. */
export function useAnswerText(): (value: Value) => string {
  const t = useT();
  return (value) => (value === true ? t('actions.yes') : value === false ? t('actions.no') : value === undefined ? '' : String(value));
}
