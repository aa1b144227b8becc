import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { MEASURES, type ScoreItem, type Scoring } from '../../schema/scoring.ts';
import { EditField, EditGroup, EditText } from '../edit/EditField.tsx';
import type { Edit, Standing } from '../edit/useEdit.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { newCode } from '../settings/lists.ts';
import { SectionForm } from '../settings/SectionForm.tsx';
import { useSetting, useSettingEdit } from '../settings/useSetting.ts';

/** The district's formula. */
export default function ScoringSection() {
  const standing = useSetting('scoring');
  return standing ? <ScoringForm standing={standing} /> : null;
}

const MOST_ITEMS = 20;

function ScoringForm({ standing }: { standing: Standing<Scoring> }) {
  const t = useT();
  const edit = useSettingEdit('scoring', standing);
  return (
    <SectionForm section="scoring" edit={edit}>
      <EditField edit={edit} name="base" label={t('scoring.formula.base')}>
        {(field) => <Box sx={{ width: 90 }}><TextInput {...field} inputMode="numeric" maxLength={4} value={numeral(edit.value.base)} onChange={(text) => edit.put('base', number(text))} /></Box>}
      </EditField>
      <Items edit={edit} />
      <EditText edit={edit} name="source" label={t('scoring.formula.source')} maxLength={300} lines={1} />
    </SectionForm>
  );
}

/** What is not a number yet is kept as such, so that saving says so. */
const number = (text: string) => (/^\d+(\.\d*)?$/.test(text) ? Number(text) : Number.NaN);
const numeral = (value: number) => (Number.isNaN(value) ? '' : String(value));

function Items({ edit }: { edit: Edit<Scoring> }) {
  const t = useT();
  const mayEdit = useMay('settings.edit');
  const { items } = edit.value;
  const put = (code: string, changes: Partial<ScoreItem>) => edit.put('items', items.map((item) => (item.code === code ? { ...item, ...changes } : item)));
  const add = () => edit.put('items', [...items, { code: newCode(), name: '', measure: 'late', points: 1, most: 20 }]);
  return (
    <EditGroup
      edit={edit}
      name="items"
      label={t('scoring.formula.items')}
      inner
      show={(value) => (Array.isArray(value) ? value.map((item: ScoreItem) => `${item.name} ${item.points}/${item.most}`).join(t('form.comma')) : '')}
      aside={mayEdit && items.length < MOST_ITEMS && <Button variant="text" onClick={add} sx={{ minHeight: 26, py: 0, fontSize: 13 }}>{t('scoring.formula.add')}</Button>}
    >
      {() => (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {items.map((item, at) => (
            <Box component="li" key={item.code} sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: 'minmax(0,1fr) minmax(0,1fr) 90px 90px auto' }, alignItems: 'end', gap: 1, py: 0.75, borderTop: 1, borderColor: 'hairline' }}>
              <Field label={t('scoring.formula.name')} error={edit.fault(`items.${at}.name`)}>{(field) => <TextInput {...field} maxLength={60} value={item.name} onChange={(name) => put(item.code, { name })} />}</Field>
              <Field label={t('scoring.formula.measure')}>
                {(field) => <Select {...field} options={MEASURES.map((measure) => ({ value: measure, label: t(`scoring.measure.${measure}`) }))} value={item.measure} onChange={(chosen) => put(item.code, { measure: MEASURES.find((one) => one === chosen) ?? item.measure })} />}
              </Field>
              <Field label={t('scoring.formula.points')} error={edit.fault(`items.${at}.points`)}>{(field) => <TextInput {...field} inputMode="numeric" maxLength={5} value={numeral(item.points)} onChange={(text) => put(item.code, { points: number(text) })} />}</Field>
              <Field label={t('scoring.formula.most')} error={edit.fault(`items.${at}.most`)}>{(field) => <TextInput {...field} inputMode="numeric" maxLength={5} value={numeral(item.most)} onChange={(text) => put(item.code, { most: number(text) })} />}</Field>
              {mayEdit && <Button variant="text" aria-label={t('scoring.formula.remove')} title={t('scoring.formula.remove')} onClick={() => edit.put('items', items.filter(({ code }) => code !== item.code))} sx={{ color: 'text.secondary' }}>✕</Button>}
            </Box>
          ))}
        </Box>
      )}
    </EditGroup>
  );
}
