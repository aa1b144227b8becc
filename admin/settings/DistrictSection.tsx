import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { Link as To } from 'react-router-dom';
import type { SettingValues } from '../../schema/settings.ts';
import { useAgree } from '../calendar/moves/useAgree.tsx';
import { OriginMarks } from '../directory/Origin.tsx';
import { EditField, EditGroup, EditText, EditTick } from '../edit/EditField.tsx';
import type { Edit, Standing } from '../edit/useEdit.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { SectionForm } from './SectionForm.tsx';
import { usePresetName } from './usePresets.ts';
import { useSetting, useSettingEdit } from './useSetting.ts';

type District = SettingValues['district'];

/** China keeps one civil time; Ürümqi's is the other zone a district there may count by. */
const ZONES = ['Asia/Shanghai', 'Asia/Urumqi'];

export function DistrictSection() {
  const standing = useSetting('district');
  return standing ? <DistrictForm standing={standing} /> : null;
}

function DistrictForm({ standing }: { standing: Standing<District> }) {
  const t = useT();
  const { agree, dialog } = useAgree();
  const edit = useSettingEdit('district', standing, async ({ zone }) => zone === standing.value.zone || agree({ zone }));
  const presetName = usePresetName(edit.value.presetId);
  return (
    <SectionForm section="district" edit={edit}>
      {dialog}
      <Columns>
        <EditText edit={edit} name="name" label={t('settings.district.name')} hint={t('settings.district.nameHint')} maxLength={60} required />
        <EditText edit={edit} name="windowName" label={t('settings.district.windowName')} hint={t('settings.district.windowHint')} maxLength={60} />
        <EditText edit={edit} name="phone" label={t('settings.district.phone')} maxLength={20} inputMode="tel" />
        <EditText edit={edit} name="address" label={t('settings.district.address')} maxLength={200} />
        <EditText edit={edit} name="supervisingBody" label={t('settings.district.supervisingBody')} hint={t('settings.district.supervisingHint')} maxLength={60} />
        <EditText edit={edit} name="panelAddress" label={t('settings.district.panelAddress')} hint={t('settings.district.panelAddressHint')} maxLength={200} placeholder="http://10.0.0.8:8787" />
        <EditField edit={edit} name="zone" label={t('settings.district.zone')} hint={t('settings.district.zoneHint')}>
          {(control) => (
            <Select {...control} value={edit.value.zone} onChange={(zone) => zone && edit.put('zone', zone)} options={ZONES.map((zone) => ({ value: zone, label: zone }))} />
          )}
        </EditField>
      </Columns>
      <EditTick edit={edit} name="illustrative" label={t('settings.district.illustrative')} hint={t('settings.district.illustrativeHint')} />
      <Box>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 13, mr: 1 }}>{t('settings.district.preset')}</Box>
        <Link underline="always" component={To} to="/settings/preset">{presetName || t('settings.district.noPreset')}</Link>
      </Box>
      <Notes edit={edit} />
    </SectionForm>
  );
}

export function Columns({ children }: { children: React.ReactNode }) {
  return <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' }, columnGap: 2.5, rowGap: 1.5, alignItems: 'start' }}>{children}</Box>;
}

/** What else the source said and left unsaid, each with where it was read. */
function Notes({ edit }: { edit: Edit<District> }) {
  const t = useT();
  const mayEdit = useMay('settings.edit');
  const { notes } = edit.value;
  const put = (at: number, changes: Partial<District['notes'][number]>) => edit.put('notes', notes.map((note, index) => (index === at ? { ...note, ...changes } : note)));
  const fault = (at: number, name: string) => edit.fault(`notes.${at}.${name}`);
  return (
    <EditGroup
      edit={edit}
      name="notes"
      inner
      label={t('settings.district.notes')}
      hint={t('settings.district.notesHint')}
      show={(value) => (Array.isArray(value) ? value.map((note: { text: string }) => note.text).join(' ') : '')}
      aside={mayEdit && <Button variant="text" onClick={() => edit.put('notes', [...notes, { text: '', source: '' }])} sx={{ minHeight: 26, py: 0, fontSize: 13 }}>{t('settings.district.addNote')}</Button>}
    >
      {() => (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {notes.map((note, at) => (
            <Box component="li" key={at} sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 5fr) minmax(0, 3fr) auto' }, gap: 1, py: 0.75, borderTop: 1, borderColor: 'hairline', alignItems: 'start' }}>
              <Field label={t('settings.district.noteText')} error={fault(at, 'text')}>
                {(control) => <TextInput {...control} lines={1} maxLength={2000} value={note.text} onChange={(text) => put(at, { text })} />}
              </Field>
              <Field label={t('settings.field.source')} error={fault(at, 'source')} aside={<OriginMarks of={note} atSource />}>
                {(control) => <TextInput {...control} lines={1} maxLength={300} value={note.source} onChange={(source) => put(at, { source })} />}
              </Field>
              {mayEdit && (
                <Button variant="text" aria-label={t('settings.district.removeNote')} title={t('settings.district.removeNote')} onClick={() => edit.put('notes', notes.filter((_, index) => index !== at))} sx={{ mt: 2.75, color: 'text.secondary' }}>
                  ✕
                </Button>
              )}
            </Box>
          ))}
        </Box>
      )}
    </EditGroup>
  );
}
