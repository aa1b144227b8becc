import type { Standing } from '../edit/useEdit.ts';
import { OUTCOME_ENDINGS } from '../../schema/settings.ts';
import { RuleText } from '../deadlines/RuleText.tsx';
import { EditField, EditGroup, EditText, EditTick } from '../edit/EditField.tsx';
import { EditForm } from '../edit/EditForm.tsx';
import type { Edit } from '../edit/useEdit.ts';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { type Hint, HintInput, hintText } from './HintInput.tsx';
import { type FieldSpec, type Item, type ListKey, LISTS } from './lists.ts';
import { RuleInput, ruleOf } from './RuleInput.tsx';
import { useItemEdit } from './useList.ts';

type Props = { list: ListKey; standing: Standing<Item[]>; item: Item | null; onDone: (code: string) => void; onCancel: () => void };

/** One entry of a list in a form, field by field as the list's spec says. */
export function ItemForm({ list, standing, item, onDone, onCancel }: Props) {
  const t = useT();
  const { fields, fresh } = LISTS[list];
  const { edit, code } = useItemEdit(list, standing, item, fresh);
  return (
    <EditForm edit={edit} always={item === null} onSaved={() => onDone(code())} onCancel={onCancel}>
      {fields.map((field, at) => (
        <ItemField key={field.name} edit={edit} field={field} first={at === 0} isNew={item === null} />
      ))}
      {item === null && <EditText edit={edit} name="code" label={t('settings.list.code')} hint={t('settings.list.codeHint')} maxLength={40} />}
    </EditForm>
  );
}

type FieldProps = { edit: Edit<Item>; field: FieldSpec; first: boolean; isNew: boolean };

function ItemField({ edit, field, first, isNew }: FieldProps) {
  const t = useT();
  const { name, kind, max = 60, required = false } = field;
  const label = t(field.label);
  const hint = name === 'source' && !isNew && edit.dirty && !edit.touched('source') ? t('settings.field.sourceStale') : field.hint && t(field.hint);
  const words = { edit, name, label, ...(hint ? { hint } : {}) };
  switch (kind) {
    case 'text':
      return <EditText {...words} maxLength={max} required={required} autoFocus={first} />;
    case 'lines':
      return <EditText {...words} maxLength={max} required={required} lines={2} autoFocus={first} />;
    case 'tick':
      return <EditTick {...words} />;
    case 'steps':
      return (
        <EditField {...words} show={(value) => stepsOf(value).join(t('form.semicolon'))}>
          {(control) => <TextInput {...control} lines={3} value={stepsOf(edit.value[name]).join('\n')} onChange={(text) => edit.putAny(name, text === '' ? [] : text.split('\n'))} />}
        </EditField>
      );
    case 'rule':
      return (
        <EditGroup {...words} hint={t('settings.rule.notInvented')} show={(value) => <RuleText rule={ruleOf(value)} />}>
          {(invalid) => <RuleInput label={label} value={ruleOf(edit.value[name])} none={t('settings.rule.none')} invalid={invalid} onChange={(rule) => edit.putAny(name, rule)} />}
        </EditGroup>
      );
    case 'endsBy':
      return (
        <EditField {...words}>
          {(control) => (
            <Select {...control} value={edit.text(name)} onChange={(value) => edit.putText(name, value)} options={OUTCOME_ENDINGS.map((ending) => ({ value: ending, label: t(`settings.endsBy.${ending}`) }))} />
          )}
        </EditField>
      );
    case 'hint':
      return (
        <EditGroup {...words} show={(value) => hintText(t, hintOf(value))}>
          {() => <HintInput value={hintOf(edit.value[name])} onChange={(value) => edit.putAny(name, value)} />}
        </EditGroup>
      );
  }
}

export const stepsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((step) => typeof step === 'string') : []);

export const hintOf = (value: unknown): Hint => (typeof value === 'object' && value !== null ? (value as Hint) : {});
