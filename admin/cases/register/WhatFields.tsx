import Box from '@mui/material/Box';
import { URGENCIES } from '../../../schema/cases.ts';
import { DepartmentPicker } from '../../departments/DepartmentPicker.tsx';
import { Field } from '../../form/Field.tsx';
import { Segments } from '../../form/Segments.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { MatterPicker } from '../../matters/MatterPicker.tsx';
import { useT } from '../../messages/useT.ts';
import { ConditionFields } from './ConditionFields.tsx';
import { Group, grid } from './Group.tsx';
import type { RegisterValue } from './value.ts';

type Props = { value: RegisterValue; set: (changes: Partial<RegisterValue>) => void; asked: boolean; matterName: string };

const VISITS = ['0', '1', '2', '3', '4', '5'] as const;

/** What it is about, whose it is, where it is stuck, and how often the person has come. */
export function WhatFields({ value, set, asked, matterName }: Props) {
  const t = useT();
  const untitled = asked && !value.title.trim() && !matterName && !value.matterText.trim();
  return (
    <Group title={t('register.what')}>
      <Box sx={grid('3fr 2fr')}>
        <Field path="matterId" label={t('cases.matter')} hint={t('register.matterHint')} error={untitled ? t('register.needMatter') : undefined}>
          {(field) => (
            <MatterPicker
              {...field}
              value={value.matterId}
              onChange={(matterId, matter) => set({ matterId, ...(matter?.departmentId ? { departmentId: matter.departmentId } : {}) })}
              free={{ text: value.matterText, onText: (matterText) => set({ matterText }) }}
            />
          )}
        </Field>
        <Field path="departmentId" label={t('cases.department')}>
          {(field) => <DepartmentPicker {...field} value={value.departmentId} onChange={(departmentId) => set({ departmentId })} />}
        </Field>
      </Box>
      <Field path="stuckAt" label={t('cases.column.stuckAt')}>
        {(field) => <TextInput {...field} lines={2} maxLength={1000} placeholder={t('register.stuckHint')} value={value.stuckAt} onChange={(stuckAt) => set({ stuckAt })} />}
      </Field>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3 }}>
        <Segments label={t('register.visits')} value={value.visits || null} onChange={(visits) => set({ visits })} options={visitOptions(value.visits, t('register.visitsMore'))} />
        <Segments
          label={t('cases.filter.urgency')}
          value={value.urgency}
          onChange={(urgency) => set({ urgency })}
          options={URGENCIES.map((one) => ({ value: one, label: t(`cases.urgency.${one}`) }))}
        />
      </Box>
      {value.urgency !== 'normal' && (
        <Field path="loss" label={t('cases.loss')} hint={t('register.lossHint')}>
          {(field) => <TextInput {...field} maxLength={500} value={value.loss} onChange={(loss) => set({ loss })} />}
        </Field>
      )}
      <ConditionFields facts={value.facts} onChange={(facts) => set({ facts })} />
      <Field path="title" label={t('register.titleLabel')} hint={t('register.titleHint')}>
        {(field) => <TextInput {...field} maxLength={120} placeholder={matterName || value.matterText} value={value.title} onChange={(title) => set({ title })} />}
      </Field>
    </Group>
  );
}

/** 0 to 5, then 6 and more; a larger number a person typed elsewhere stays among them. */
function visitOptions(current: string, more: string): { value: string; label: string }[] {
  const options: { value: string; label: string }[] = VISITS.map((one) => ({ value: one, label: one }));
  options.push({ value: '6', label: more });
  if (current !== '' && !options.some(({ value }) => value === current)) options.push({ value: current, label: current });
  return options;
}
