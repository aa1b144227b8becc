import Box from '@mui/material/Box';
import { APPLICANT_KINDS } from '../../../schema/applicants.ts';
import { DayInput } from '../../form/DayInput.tsx';
import { Field } from '../../form/Field.tsx';
import { Segments } from '../../form/Segments.tsx';
import { Select } from '../../form/Select.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { Tick } from '../../form/Tick.tsx';
import { useT } from '../../messages/useT.ts';
import { useCodeOptions } from '../../settings/useSettings.ts';
import { Group, grid } from './Group.tsx';
import { HOTLINE, type RegisterValue } from './value.ts';

type Props = { value: RegisterValue; set: (changes: Partial<RegisterValue>) => void; asked: boolean };

/** Through which channel, who reports, and whose matter it is. */
export function WhoFields({ value, set, asked }: Props) {
  const t = useT();
  const channels = useCodeOptions('channels');
  const missing = (text: string) => (asked && !text.trim() ? t('actions.required') : undefined);
  return (
    <Group title={t('register.who')}>
      <Box sx={grid('2fr 2fr 3fr 3fr')}>
        <Field id="register-name" path="reporter.name" label={t('cases.column.reporter')} required error={missing(value.reporterName)}>
          {(field) => <TextInput {...field} autoFocus maxLength={80} value={value.reporterName} onChange={(reporterName) => set({ reporterName })} />}
        </Field>
        <Field path="reporter.phone" label={t('register.phone')}>
          {(field) => <TextInput {...field} inputMode="tel" maxLength={20} value={value.reporterPhone} onChange={(reporterPhone) => set({ reporterPhone })} />}
        </Field>
        <Field path="channel" label={t('register.channel')}>
          {(field) => <Select {...field} options={channels} value={value.channel} onChange={(channel) => set({ channel })} />}
        </Field>
        <Field path="reporter.idNumber" label={t('register.idNumber')} hint={t('register.idHint')}>
          {(field) => <TextInput {...field} maxLength={30} value={value.reporterId} onChange={(reporterId) => set({ reporterId: reporterId.replace(/\s/g, '') })} />}
        </Field>
      </Box>
      {value.channel === HOTLINE && (
        <Box sx={grid('2fr 3fr')}>
          <Field path="hotlineOrder" label={t('cases.hotlineOrder')} required error={missing(value.hotlineOrder)}>
            {(field) => <TextInput {...field} maxLength={40} value={value.hotlineOrder} onChange={(hotlineOrder) => set({ hotlineOrder })} />}
          </Field>
          <Field path="hotlineDueAt" label={t('cases.hotlineDue')} hint={t('register.hotlineDueHint')}>
            {(field) => <DayInput {...field} time value={value.hotlineDue} onChange={(hotlineDue) => set({ hotlineDue })} />}
          </Field>
        </Box>
      )}
      <Box>
        <Tick label={t('register.own')} checked={value.own} onChange={(own) => set({ own })} />
        <Tick label={t('cases.withheldYes')} checked={value.withheld} onChange={(withheld) => set({ withheld })} />
      </Box>
      {!value.own && (
        <Box sx={grid('auto 2fr 2fr 3fr 2fr')}>
          <Segments
            label={t('register.partyKind')}
            value={value.partyKind}
            onChange={(partyKind) => set({ partyKind })}
            options={APPLICANT_KINDS.map((kind) => ({ value: kind, label: t(`register.kind.${kind}`) }))}
          />
          <Field path="party.name" label={t('cases.party')} required error={missing(value.partyName)}>
            {(field) => <TextInput {...field} maxLength={80} value={value.partyName} onChange={(partyName) => set({ partyName })} />}
          </Field>
          <Field path="party.phone" label={t('register.phone')}>
            {(field) => <TextInput {...field} inputMode="tel" maxLength={20} value={value.partyPhone} onChange={(partyPhone) => set({ partyPhone })} />}
          </Field>
          <Field path="party.idNumber" label={t('register.idNumber')}>
            {(field) => <TextInput {...field} maxLength={30} value={value.partyId} onChange={(partyId) => set({ partyId: partyId.replace(/\s/g, '') })} />}
          </Field>
          <Field path="reporterRelation" label={t('cases.relation')}>
            {(field) => <TextInput {...field} maxLength={40} value={value.relation} onChange={(relation) => set({ relation })} />}
          </Field>
        </Box>
      )}
    </Group>
  );
}
