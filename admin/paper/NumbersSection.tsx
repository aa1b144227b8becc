import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { FORMS } from '../../schema/paper-document.ts';
import { numberText, type Form, type Numbering, type PaperSetting } from '../../schema/paper.ts';
import { FORM_NUMBERS } from '../../schema/presets/paper.ts';
import { useDates } from '../deadlines/useDates.ts';
import { EditGroup, EditText } from '../edit/EditField.tsx';
import type { Edit, Standing } from '../edit/useEdit.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { SectionForm } from '../settings/SectionForm.tsx';
import { useSetting, useSettingEdit } from '../settings/useSetting.ts';

/** How the numbers of each paper read, and where applicants find the progress page. */
export default function NumbersSection() {
  const standing = useSetting('paper');
  return standing ? <NumbersForm standing={standing} /> : null;
}

function NumbersForm({ standing }: { standing: Standing<PaperSetting> }) {
  const t = useT();
  const edit = useSettingEdit('paper', standing);
  return (
    <SectionForm section="paper" edit={edit}>
      <EditGroup edit={edit} name="numbers" inner label={t('paper.settings.numbers')} hint={t('paper.settings.numbersHint')} show={() => t('paper.settings.numbersOther')}>
        {() => (
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {FORMS.map((form) => <Line key={form} form={form} edit={edit} />)}
          </Box>
        )}
      </EditGroup>
      <EditText edit={edit} name="publicAddress" label={t('paper.settings.address')} hint={t('paper.settings.addressHint')} maxLength={200} />
    </SectionForm>
  );
}

const whole = (text: string): number => Number(text.replace(/\D/g, '') || 'NaN');

/** One form's numbers: the pattern, how many figures, where this year begins, and how the next will look. */
function Line({ form, edit }: { form: Form; edit: Edit<PaperSetting> }) {
  const t = useT();
  const mayEdit = useMay('settings.edit');
  const year = Number(useDates().today.slice(0, 4));
  const own = edit.value.numbers[form];
  const numbering: Numbering = own ?? FORM_NUMBERS[form];
  const put = (changes: Partial<Numbering>) => edit.put('numbers', { ...edit.value.numbers, [form]: { ...numbering, ...changes } });
  const reset = () => {
    const { [form]: _, ...others } = edit.value.numbers;
    edit.put('numbers', others);
  };
  const fault = (part: string) => edit.fault(`numbers.${form}.${part}`);
  const begun = numbering.from?.year === year ? numbering.from.seq : 1;
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'hairline' }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, mb: 0.5 }}>
        <Box sx={{ fontWeight: 600 }}>{t(`paper.form.${form}`)}</Box>
        <Box sx={{ fontSize: 13, color: 'text.secondary', flex: 1 }}>{t('paper.settings.sample', { number: numberText({ ...numbering, width: numbering.width || 1 }, year, begun || 1) })}</Box>
        {own ? mayEdit && <Button variant="text" onClick={reset} sx={{ minHeight: 24, py: 0, fontSize: 13 }}>{t('paper.settings.reset')}</Button> : <Box sx={{ fontSize: 13, color: (theme) => theme.palette.tones.soon.ink }}>{t('paper.settings.ours')}</Box>}
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr) 90px', sm: 'minmax(0, 1fr) 90px 190px' }, gap: 1, alignItems: 'start' }}>
        <Field label={t('paper.settings.pattern')} error={fault('pattern')}>
          {(control) => <TextInput {...control} maxLength={60} value={numbering.pattern} onChange={(pattern) => put({ pattern })} />}
        </Field>
        <Field label={t('paper.settings.width')} error={fault('width')}>
          {(control) => <TextInput {...control} inputMode="numeric" maxLength={1} value={Number.isNaN(numbering.width) ? '' : String(numbering.width)} onChange={(text) => put({ width: whole(text) })} />}
        </Field>
        <Field label={t('paper.settings.from', { year })} error={fault('from.seq')}>
          {(control) => (
            <TextInput {...control} inputMode="numeric" maxLength={5} placeholder={t('paper.settings.fromHint')} value={numbering.from?.year === year ? String(numbering.from.seq) : ''} onChange={(text) => put({ from: text === '' ? null : { year, seq: whole(text) } })} />
          )}
        </Field>
      </Box>
    </Box>
  );
}
