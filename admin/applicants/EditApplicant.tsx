import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { APPLICANT_KINDS, type Applicant, ID_TYPES } from '../../schema/applicants.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useRefresh } from '../actions/useAct.ts';
import { Field } from '../form/Field.tsx';
import { Segments } from '../form/Segments.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Tick } from '../form/Tick.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { useCodeOptions } from '../settings/useSettings.ts';

export function EditApplicantButton({ person }: { person: Applicant }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="text" onClick={() => setOpen(true)} sx={{ minHeight: 22, py: 0, px: 0.5, ml: -0.5, fontSize: 13, justifySelf: 'start' }}>
        {t('applicants.edit')}
      </Button>
      {open && <EditApplicant person={person} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Corrects what was taken down of a person. A number left masked stays as it is; a new one is typed in full. */
function EditApplicant({ person, onClose }: { person: Applicant; onClose: () => void }) {
  const t = useT();
  const dataProvider = useDataProvider();
  const refresh = useRefresh();
  const say = useSay();
  const circumstances = useCodeOptions('circumstances');
  const { kind, name, phone, idType, idNumber, registeredPlace, livingPlace } = person;
  const [value, setValue] = useState({ kind, name: name ?? '', phone, idType, idNumber, registeredPlace, livingPlace, circumstances: person.circumstances });
  const set = (changes: Partial<typeof value>) => setValue((before) => ({ ...before, ...changes }));
  const orNull = (text: string) => (text.trim() ? text : null);
  const submit = async () => {
    try {
      await dataProvider.update<Applicant>('applicants', { id: person.id, data: value, previousData: person });
    } finally {
      await refresh();
    }
    say('applicants.saved');
  };
  return (
    <ActionDialog
      title={`${t('applicants.edit')} ${name ?? ''}`}
      note={t('applicants.note')}
      submitLabel={t('actions.save')}
      ready={value.name.trim() !== ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <Segments
        label={t('applicants.kind')}
        value={value.kind}
        onChange={(next) => set({ kind: next })}
        options={APPLICANT_KINDS.map((one) => ({ value: one, label: t(`register.kind.${one}`) }))}
      />
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1.75 }}>
        <Field label={t('applicants.name')} required>{(field) => <TextInput {...field} autoFocus maxLength={80} value={value.name} onChange={(text) => set({ name: text })} />}</Field>
        <Field label={t('register.phone')} hint={t('applicants.maskHint')}>
          {(field) => <TextInput {...field} inputMode="tel" maxLength={20} value={value.phone ?? ''} onChange={(text) => set({ phone: orNull(text) })} />}
        </Field>
        <Field label={t('applicants.idType')}>
          {(field) => (
            <Select
              {...field}
              empty={t('actions.none')}
              options={ID_TYPES.map((one) => ({ value: one, label: t(`applicants.idTypes.${one}`) }))}
              value={value.idType}
              onChange={(chosen) => set({ idType: ID_TYPES.find((one) => one === chosen) ?? null })}
            />
          )}
        </Field>
        <Field label={t('register.idNumber')} hint={t('applicants.maskHint')}>
          {(field) => <TextInput {...field} maxLength={30} value={value.idNumber ?? ''} onChange={(text) => set({ idNumber: orNull(text.replace(/\s/g, '')) })} />}
        </Field>
        <Field label={t('register.registeredPlace')}>
          {(field) => <TextInput {...field} maxLength={120} value={value.registeredPlace ?? ''} onChange={(text) => set({ registeredPlace: orNull(text) })} />}
        </Field>
        <Field label={t('register.livingPlace')}>
          {(field) => <TextInput {...field} maxLength={120} value={value.livingPlace ?? ''} onChange={(text) => set({ livingPlace: orNull(text) })} />}
        </Field>
      </Box>
      <Box component="fieldset" sx={{ m: 0, p: 0, border: 0 }}>
        <Box component="legend" sx={{ p: 0, fontSize: 13, color: 'text.secondary' }}>{t('register.circumstances')}</Box>
        {circumstances.map((one) => (
          <Tick
            key={one.value}
            label={one.label}
            checked={value.circumstances.includes(one.value)}
            onChange={(checked) => set({ circumstances: checked ? [...value.circumstances, one.value] : value.circumstances.filter((code) => code !== one.value) })}
          />
        ))}
      </Box>
    </ActionDialog>
  );
}
