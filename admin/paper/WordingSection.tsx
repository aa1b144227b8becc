import Box from '@mui/material/Box';
import { useNavigate, useParams } from 'react-router-dom';
import { FORMS } from '../../schema/paper-document.ts';
import { WordingSetting, type Form } from '../../schema/paper.ts';
import { z } from 'zod';
import { EditForm } from '../edit/EditForm.tsx';
import { useEdit, type Standing } from '../edit/useEdit.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { useT } from '../messages/useT.ts';
import { SectionHead } from '../settings/SectionHead.tsx';
import { readSetting, useSetting, useWriteSetting } from '../settings/useSetting.ts';
import { WordingFields } from './WordingFields.tsx';
import { WordingPreview } from './WordingPreview.tsx';

const isForm = (name: string | undefined): name is Form => FORMS.some((form) => form === name);
/** A form put back to our words is one that is not named. */
const Given = z.preprocess((value) => (typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) : value), WordingSetting);

/** What each paper says, a form at a time, with the page beside it as it will be on a real case. */
export default function WordingSection() {
  const standing = useSetting('wording');
  return standing ? <WordingForm standing={standing} /> : null;
}

function WordingForm({ standing }: { standing: Standing<WordingSetting> }) {
  const t = useT();
  const navigate = useNavigate();
  const { item } = useParams();
  const form: Form = isForm(item) ? item : 'reply';
  const write = useWriteSetting();
  const edit = useEdit<WordingSetting>({
    subject: 'settings.wording',
    standing,
    shape: Given,
    send: (_changes, version, whole) => write('wording', version, Given.parse(whole)),
    read: (current) => readSetting('wording', current),
  });
  const mark = (one: Form) => (edit.value[one] ? t('paper.settings.own') : t('paper.settings.oursShort'));
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <SectionHead section="wording" />
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline' }}>
        <EditForm edit={edit}>
          <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(340px, 5fr) minmax(0, 7fr)' }, gap: 2.5, alignItems: 'start' }}>
            <Box sx={{ display: 'grid', gap: 1.5 }}>
              <Field label={t('paper.settings.form')}>
                {(field) => <Select {...field} value={form} onChange={(next) => next && void navigate(`/settings/wording/${next}`)} options={FORMS.map((one) => ({ value: one, label: `${t(`paper.form.${one}`)} · ${mark(one)}` }))} />}
              </Field>
              <WordingFields key={form} form={form} edit={edit} />
            </Box>
            <WordingPreview form={form} wording={edit.value[form]} />
          </Box>
        </EditForm>
      </Box>
    </Box>
  );
}
