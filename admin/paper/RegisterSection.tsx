import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useLocale } from 'react-admin';
import type { RegisterSetting } from '../../schema/paper.ts';
import { EditGroup, EditText } from '../edit/EditField.tsx';
import type { Edit, Standing } from '../edit/useEdit.ts';
import { useSheetFields } from '../export/useSheetFields.ts';
import { Select } from '../form/Select.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { SectionForm } from '../settings/SectionForm.tsx';
import { useSetting, useSettingEdit } from '../settings/useSetting.ts';

const MOST = 20;

/** 登记簿: its title, who fills it in, and its columns in their order. */
export default function RegisterSection() {
  const standing = useSetting('register');
  return standing ? <RegisterForm standing={standing} /> : null;
}

function RegisterForm({ standing }: { standing: Standing<RegisterSetting> }) {
  const t = useT();
  const edit = useSettingEdit('register', standing);
  return (
    <SectionForm section="register" edit={edit}>
      <EditText edit={edit} name="title" label={t('paper.register.title')} hint={t('paper.register.titleHint')} maxLength={60} />
      <EditText edit={edit} name="unit" label={t('paper.register.unit')} hint={t('paper.register.unitHint')} maxLength={60} />
      <Columns edit={edit} />
    </SectionForm>
  );
}

function Columns({ edit }: { edit: Edit<RegisterSetting> }) {
  const t = useT();
  const english = useLocale() === 'en';
  const mayEdit = useMay('settings.edit');
  const fields = useSheetFields('cases');
  const { columns } = edit.value;
  const label = (name: string) => fields.find(({ field }) => field === name)?.[english ? 'en' : 'zh'] ?? name;
  const put = (next: string[]) => edit.put('columns', next);
  const up = (at: number) => put(columns.map((name, index) => (index === at - 1 ? (columns[at] ?? name) : index === at ? (columns[at - 1] ?? name) : name)));
  const rest = fields.filter(({ field }) => !columns.includes(field));
  return (
    <EditGroup edit={edit} name="columns" label={t('paper.register.columns')} hint={t(columns.length === 0 ? 'paper.register.columnsNone' : 'paper.register.columnsHint')} show={(value) => (Array.isArray(value) ? value.map((name) => label(String(name))).join(t('form.comma')) : '')}>
      {(invalid) => (
        <>
          <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {columns.map((name, at) => (
              <Box component="li" key={name} sx={{ display: 'flex', alignItems: 'center', gap: 1, borderTop: 1, borderColor: 'hairline', minHeight: 34 }}>
                <Box sx={{ width: 24, color: 'text.secondary' }}>{at + 1}</Box>
                <Box sx={{ flex: 1, minWidth: 0 }}>{label(name)}</Box>
                {mayEdit && at > 0 && <Button variant="text" aria-label={t('paper.register.up', { name: label(name) })} onClick={() => up(at)} sx={{ minWidth: 0 }}>↑</Button>}
                {mayEdit && <Button variant="text" aria-label={t('paper.register.remove', { name: label(name) })} onClick={() => put(columns.filter((one) => one !== name))} sx={{ minWidth: 0 }}>×</Button>}
              </Box>
            ))}
          </Box>
          {mayEdit && columns.length < MOST && (
            <Box sx={{ maxWidth: 280, mt: 1 }}>
              <Box component="label" htmlFor="register-add" sx={{ fontSize: 13, color: 'text.secondary' }}>{t('paper.register.add')}</Box>
              <Select id="register-add" invalid={invalid} describedBy={undefined} empty={t('actions.choose')} value={null} onChange={(name) => name && put([...columns, name])} options={rest.map(({ field }) => ({ value: field, label: label(field) }))} />
            </Box>
          )}
        </>
      )}
    </EditGroup>
  );
}
