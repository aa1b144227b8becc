import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { MatterMaterial } from '../../schema/provisional.ts';
import { EditGroup } from '../edit/EditField.tsx';
import type { Edit } from '../edit/useEdit.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Tick } from '../form/Tick.tsx';
import { useT } from '../messages/useT.ts';
import { newCode } from '../settings/lists.ts';
import type { MatterFields } from './MatterForm.tsx';

const MOST = 60;

/** What an application takes; a main material can never be one that may be missing. */
export function MaterialsInput({ edit }: { edit: Edit<MatterFields> }) {
  const t = useT();
  const { materials } = edit.value;
  const put = (code: string, changes: Partial<MatterMaterial>) => edit.put('materials', materials.map((one) => (one.code === code ? { ...one, ...changes } : one)));
  return (
    <EditGroup
      edit={edit}
      name="materials"
      label={t('provisional.list.title')}
      hint={t('provisional.list.hint')}
      inner
      show={(value) => (Array.isArray(value) ? value.map(({ name }: MatterMaterial) => name).join(t('form.comma')) : '')}
      aside={materials.length < MOST && <Button variant="text" onClick={() => edit.put('materials', [...materials, { code: newCode(), name: '', main: false, mayBeMissing: false }])} sx={{ minHeight: 26, py: 0, fontSize: 13 }}>{t('provisional.list.add')}</Button>}
    >
      {() => (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {materials.map(({ code, name, main, mayBeMissing }, at) => (
            <Box component="li" key={code} sx={{ py: 0.75, borderTop: 1, borderColor: 'hairline' }}>
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-end' }}>
                <Box sx={{ flex: 1 }}>
                  <Field label={t('provisional.list.name')} error={edit.fault(`materials.${at}.name`) ?? edit.fault(`materials.${at}`)}>{(field) => <TextInput {...field} maxLength={120} value={name} onChange={(next) => put(code, { name: next })} />}</Field>
                </Box>
                <Button variant="text" aria-label={`${t('provisional.list.remove')} ${name}`} title={t('provisional.list.remove')} onClick={() => edit.put('materials', materials.filter((one) => one.code !== code))} sx={{ color: 'text.secondary' }}>✕</Button>
              </Box>
              <Tick label={t('provisional.list.main')} checked={main} onChange={(on) => put(code, { main: on, ...(on && { mayBeMissing: false }) })} />
              <Tick label={t('provisional.list.mayBeMissing')} checked={mayBeMissing} disabled={main} onChange={(on) => put(code, { mayBeMissing: on })} />
            </Box>
          ))}
        </Box>
      )}
    </EditGroup>
  );
}
