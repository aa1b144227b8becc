import Box from '@mui/material/Box';
import { APPLICANT_KINDS } from '../../../schema/applicants.ts';
import { useDates } from '../../deadlines/useDates.ts';
import { DepartmentPicker } from '../../departments/DepartmentPicker.tsx';
import { OwnInputs } from '../../fields/OwnInputs.tsx';
import { DayInput } from '../../form/DayInput.tsx';
import { Field } from '../../form/Field.tsx';
import { Segments } from '../../form/Segments.tsx';
import { Select } from '../../form/Select.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { Tick } from '../../form/Tick.tsx';
import { useT } from '../../messages/useT.ts';
import { PersonPicker } from '../../people/PersonPicker.tsx';
import { useCodeOptions } from '../../settings/useSettings.ts';
import { useSites } from '../../sites/useSites.ts';
import { grid } from './Group.tsx';
import type { RegisterValue } from './value.ts';

type Props = { value: RegisterValue; set: (changes: Partial<RegisterValue>) => void };

/** What most registrations can do without; folded away so that Tab does not pass through it. */
export function MoreFields({ value, set }: Props) {
  const t = useT();
  const dates = useDates();
  const circumstances = useCodeOptions('circumstances');
  const sites = useSites().filter(({ retiredAt }) => retiredAt === null);
  return (
    <Box component="details" sx={{ '& > summary': { cursor: 'pointer', color: 'primary.main', py: 0.5, width: 'fit-content' } }}>
      <summary>{t('register.more')}</summary>
      <Box sx={{ display: 'grid', gap: 1.25, pt: 1 }}>
        <Field path="story" label={t('cases.story')}>
          {(field) => <TextInput {...field} lines={3} maxLength={4000} value={value.story} onChange={(story) => set({ story })} />}
        </Field>
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
        <Box sx={grid('auto 1fr 1fr')}>
          <Segments
            label={t('register.reporterKind')}
            value={value.reporterKind}
            onChange={(reporterKind) => set({ reporterKind })}
            options={APPLICANT_KINDS.map((kind) => ({ value: kind, label: t(`register.kind.${kind}`) }))}
          />
          <Field label={t('register.registeredPlace')}>
            {(field) => <TextInput {...field} maxLength={120} value={value.registeredPlace} onChange={(registeredPlace) => set({ registeredPlace })} />}
          </Field>
          <Field label={t('register.livingPlace')}>
            {(field) => <TextInput {...field} maxLength={120} value={value.livingPlace} onChange={(livingPlace) => set({ livingPlace })} />}
          </Field>
        </Box>
        <Box sx={grid('1fr 1fr')}>
          <Field path="complainedOfId" label={t('cases.complainedOf')} hint={t('register.complainedOfHint')}>
            {(field) => <DepartmentPicker {...field} value={value.complainedOfId} onChange={(complainedOfId) => set({ complainedOfId })} />}
          </Field>
          <Field path="receivedAt" label={t('register.receivedAt')} hint={t('register.receivedAtHint')}>
            {(field) => <DayInput {...field} time max={`${dates.today}T23:59`} value={value.receivedAt} onChange={(receivedAt) => set({ receivedAt })} />}
          </Field>
        </Box>
        <Box sx={grid('1fr 1fr 1fr')}>
          <Field label={t('cases.site')}>
            {(field) => <Select {...field} empty={t('actions.none')} options={sites.map(({ id, name }) => ({ value: id, label: name }))} value={value.siteId} onChange={(siteId) => set({ siteId })} />}
          </Field>
          <Field label={t('cases.column.coordinator')} hint={t('register.coordinatorHint')}>
            {(field) => <PersonPicker {...field} role="coordinator" value={value.coordinatorId} onChange={(coordinatorId) => set({ coordinatorId })} />}
          </Field>
          <Field label={t('cases.helper')}>{(field) => <PersonPicker {...field} value={value.helperId} onChange={(helperId) => set({ helperId })} />}</Field>
        </Box>
        <OwnInputs resource="cases" value={{}} typed={value.custom} path="custom" onChange={(custom) => set({ custom })} />
      </Box>
    </Box>
  );
}
