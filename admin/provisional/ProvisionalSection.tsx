import Box from '@mui/material/Box';
import type { z } from 'zod';
import type { ProvisionalSetting } from '../../schema/provisional.ts';
import { EditField, EditText } from '../edit/EditField.tsx';
import type { Standing } from '../edit/useEdit.ts';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { SectionForm } from '../settings/SectionForm.tsx';
import { useSetting, useSettingEdit } from '../settings/useSetting.ts';

/** When kept promises of one matter suggest standing practice. */
export default function ProvisionalSection() {
  const standing = useSetting('provisional');
  return standing ? <ProvisionalForm standing={standing} /> : null;
}

function ProvisionalForm({ standing }: { standing: Standing<z.infer<typeof ProvisionalSetting>> }) {
  const t = useT();
  const edit = useSettingEdit('provisional', standing);
  const { proposeAfter } = edit.value;
  return (
    <SectionForm section="provisional" edit={edit}>
      <EditField edit={edit} name="proposeAfter" label={t('provisional.setting.proposeAfter')} hint={t('provisional.setting.proposeAfterHint')}>
        {(field) => <Box sx={{ width: 90 }}><TextInput {...field} inputMode="numeric" maxLength={4} value={Number.isNaN(proposeAfter) ? '' : String(proposeAfter)} onChange={(text) => edit.put('proposeAfter', /^\d+$/.test(text) ? Number(text) : Number.NaN)} /></Box>}
      </EditField>
      <EditText edit={edit} name="source" label={t('provisional.setting.source')} maxLength={300} lines={1} />
    </SectionForm>
  );
}
