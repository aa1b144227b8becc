import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { SettingValues } from '../../schema/settings.ts';
import { EditGroup, EditText } from '../edit/EditField.tsx';
import type { Edit, Standing } from '../edit/useEdit.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Tick } from '../form/Tick.tsx';
import { type T, useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { newCode } from './lists.ts';
import { Numeric } from './RuleInput.tsx';
import { SectionForm } from './SectionForm.tsx';
import { useSetting, useSettingEdit } from './useSetting.ts';

type Ratings = SettingValues['ratings'];

export function RatingsSection() {
  const standing = useSetting('ratings');
  return standing ? <RatingsForm standing={standing} /> : null;
}

function RatingsForm({ standing }: { standing: Standing<Ratings> }) {
  const t = useT();
  const edit = useSettingEdit('ratings', standing);
  return (
    <SectionForm section="ratings" edit={edit}>
      <Levels edit={edit} />
      <BadReasons edit={edit} />
      <EditText edit={edit} name="source" label={t('settings.ratings.source')} maxLength={2000} lines={1} />
      <EditText edit={edit} name="note" label={t('settings.ratings.note')} maxLength={2000} lines={2} />
    </SectionForm>
  );
}

const namesOf = (t: T, value: unknown) => (Array.isArray(value) ? value.map((one: { name: string }) => one.name).join(t('form.comma')) : '');

function Levels({ edit }: { edit: Edit<Ratings> }) {
  const t = useT();
  const mayEdit = useMay('settings.edit');
  const { levels } = edit.value;
  const put = (at: number, changes: Partial<Ratings['levels'][number]>) => edit.put('levels', levels.map((level, index) => (index === at ? { ...level, ...changes } : level)));
  const lowest = Math.min(...levels.map(({ score }) => score));
  return (
    <EditGroup
      edit={edit}
      name="levels"
      label={t('settings.ratings.levels')}
      hint={t('settings.ratings.badHint')}
      show={(value) => namesOf(t, value)}
      aside={
        mayEdit && levels.length < 10 && (
          <Add label={t('settings.ratings.addLevel')} onClick={() => edit.put('levels', [...levels, { score: lowest > 1 ? lowest - 1 : Math.max(...levels.map(({ score }) => score)) + 1, name: '', bad: false }])} />
        )
      }
    >
      {(invalid) => (
        <Box component="ul" sx={list}>
          {levels.map((level, at) => (
            <Box component="li" key={at} sx={{ display: 'grid', gridTemplateColumns: '72px minmax(0, 280px) auto auto', justifyContent: 'start', alignItems: 'center', gap: 1, py: 0.5, borderTop: 1, borderColor: 'hairline' }}>
              <Numeric label={t('settings.ratings.score')} unit="" value={level.score} invalid={invalid} onChange={(score) => put(at, { score })} />
              <Box>
                <Unlabelled label={t('settings.ratings.name')} invalid={edit.fault(`levels.${at}.name`) !== undefined} value={level.name} onChange={(name) => put(at, { name })} />
              </Box>
              <Tick label={t('settings.ratings.bad')} checked={level.bad} onChange={(bad) => put(at, { bad })} disabled={!mayEdit} />
              {mayEdit && levels.length > 2 && <Remove label={t('settings.ratings.removeLevel')} onClick={() => edit.put('levels', levels.filter((_, index) => index !== at))} />}
            </Box>
          ))}
        </Box>
      )}
    </EditGroup>
  );
}

function BadReasons({ edit }: { edit: Edit<Ratings> }) {
  const t = useT();
  const mayEdit = useMay('settings.edit');
  const { badReasons } = edit.value;
  return (
    <EditGroup
      edit={edit}
      name="badReasons"
      label={t('settings.ratings.badReasons')}
      show={(value) => namesOf(t, value)}
      aside={mayEdit && <Add label={t('settings.ratings.addReason')} onClick={() => edit.put('badReasons', [...badReasons, { code: newCode(), name: '' }])} />}
    >
      {() => (
        <Box component="ul" sx={list}>
          {badReasons.map((reason, at) => (
            <Box component="li" key={reason.code} sx={{ display: 'flex', gap: 1.5, py: 0.5, borderTop: 1, borderColor: 'hairline' }}>
              <Box sx={{ flex: 1, maxWidth: 360 }}>
                <Unlabelled
                  label={t('settings.ratings.name')}
                  invalid={edit.fault(`badReasons.${at}.name`) !== undefined}
                  value={reason.name}
                  onChange={(name) => edit.put('badReasons', badReasons.map((one) => (one.code === reason.code ? { ...one, name } : one)))}
                />
              </Box>
              {mayEdit && <Remove label={t('settings.ratings.removeReason')} onClick={() => edit.put('badReasons', badReasons.filter(({ code }) => code !== reason.code))} />}
            </Box>
          ))}
        </Box>
      )}
    </EditGroup>
  );
}

const list = { m: 0, p: 0, listStyle: 'none' } as const;

function Unlabelled({ label, invalid, value, onChange }: { label: string; invalid: boolean; value: string; onChange: (text: string) => void }) {
  return (
    <Box sx={{ '& label': { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' } }}>
      <Field label={label}>{(control) => <TextInput {...control} invalid={invalid} maxLength={60} value={value} onChange={onChange} />}</Field>
    </Box>
  );
}

function Add({ label, onClick }: { label: string; onClick: () => void }) {
  return <Button variant="text" onClick={onClick} sx={{ minHeight: 26, py: 0, fontSize: 13 }}>{label}</Button>;
}

function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return <Button variant="text" aria-label={label} title={label} onClick={onClick} sx={{ color: 'text.secondary' }}>✕</Button>;
}
