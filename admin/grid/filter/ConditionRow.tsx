import CloseIcon from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { useT } from '../../messages/useT.ts';
import { SmallInput, SmallSelect } from './Small.tsx';
import { type Condition, type FilterField, isBare, type Operator, OPERATORS, operatorsOf } from './tree.ts';

type Props = { fields: readonly FilterField[]; condition: Condition; onChange: (next: Condition) => void; onRemove: () => void; removeLabel: string };

export const conditionOn = (field: FilterField | undefined): Condition => {
  const op: Operator = field ? OPERATORS[field.kind][0] : 'is';
  return { kind: 'condition', field: field?.field ?? '', op, value: op === 'is' ? (field?.choices?.[0]?.id ?? '') : '' };
};

/** One condition: which field, compared how, with what. */
export function ConditionRow({ fields, condition, onChange, onRemove, removeLabel }: Props) {
  const t = useT();
  const field = fields.find((one) => one.field === condition.field);
  const operators: readonly Operator[] = field ? operatorsOf(field) : [];
  const compare = (op: Operator) => {
    const chosen = field?.choices?.some(({ id }) => id === condition.value) === true;
    onChange({ ...condition, op, value: isBare(op) ? '' : field?.choices && !chosen ? (field.choices[0]?.id ?? '') : condition.value });
  };
  return (
    <Box role="group" sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 0.75 }}>
      <SmallSelect label={t('views.field')} value={condition.field} options={fields.map((one) => ({ value: one.field, label: one.label }))} onChange={(name) => onChange(conditionOn(fields.find((one) => one.field === name)))} />
      <SmallSelect label={t('views.operator')} value={condition.op} options={operators.map((op) => ({ value: op, label: t(`views.op.${op}`) }))} onChange={(op) => compare(operators.find((one) => one === op) ?? condition.op)} />
      {field && !isBare(condition.op) && <Operand field={field} condition={condition} onChange={(value) => onChange({ ...condition, value })} />}
      <IconButton size="small" aria-label={removeLabel} title={removeLabel} onClick={onRemove}><CloseIcon fontSize="small" /></IconButton>
    </Box>
  );
}

function Operand({ field, condition, onChange }: { field: FilterField; condition: Condition; onChange: (value: string | number) => void }) {
  const t = useT();
  const { op, value } = condition;
  const label = t(op === 'inWorkingDays' ? 'views.days' : 'views.value');
  if (field.choices) return <SmallSelect label={label} value={String(value)} options={field.choices.map(({ id, label: name }) => ({ value: id, label: name }))} onChange={onChange} />;
  if (op === 'inWorkingDays' || field.kind === 'number') {
    const read = (text: string) => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text.replace(/[^\d.-]/g, ''));
    return <SmallInput label={label} type="number" value={String(value)} onChange={(text) => onChange(read(text))} />;
  }
  const dated = field.kind === 'instant' || field.kind === 'day';
  return <SmallInput label={label} type={dated ? 'date' : 'text'} value={String(value)} onChange={onChange} />;
}
