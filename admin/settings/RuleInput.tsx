import Box from '@mui/material/Box';
import { useId } from 'react';
import { ClockRule } from '../../schema/deadlines.ts';
import { Segments } from '../form/Segments.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';

type Kind = ClockRule['kind'] | 'none';

type Props = {
  label: string;
  value: ClockRule | null;
  onChange: (rule: ClockRule | null) => void;
  /** What null says where it may be chosen: not published, or not promised. */
  none?: string;
  invalid?: boolean;
};

const FRESH: Record<ClockRule['kind'], ClockRule> = {
  working_days: { kind: 'working_days', workingDays: Number.NaN },
  working_hours: { kind: 'working_hours', minutes: 60 },
  immediate: { kind: 'immediate' },
};

/** A limit: days, hours of work, or at once. Choosing days leaves the number to the person: none is suggested. */
export function RuleInput({ label, value, onChange, none, invalid = false }: Props) {
  const t = useT();
  const kinds: { value: Kind; label: string }[] = [
    { value: 'working_days', label: t('settings.rule.working_days') },
    { value: 'working_hours', label: t('settings.rule.working_hours') },
    { value: 'immediate', label: t('settings.rule.immediate') },
  ];
  if (none) kinds.push({ value: 'none', label: none });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.75 }}>
      <Segments<Kind>
        quiet
        label={`${label} · ${t('settings.rule.kind')}`}
        value={value?.kind ?? (none ? 'none' : null)}
        onChange={(kind) => onChange(kind === 'none' ? null : FRESH[kind])}
        options={kinds}
      />
      {value?.kind === 'working_days' && (
        <Numeric label={`${label} · ${t('settings.rule.days')}`} value={value.workingDays} invalid={invalid} unit={t('settings.limits.days')} onChange={(workingDays) => onChange({ kind: 'working_days', workingDays })} />
      )}
      {value?.kind === 'working_hours' && (
        <>
          <Numeric
            label={`${label} · ${t('settings.rule.hours')}`}
            value={Math.floor(value.minutes / 60)}
            invalid={invalid}
            unit={t('settings.rule.hours')}
            onChange={(hours) => onChange({ kind: 'working_hours', minutes: (Number.isNaN(hours) ? 0 : hours) * 60 + (value.minutes % 60) })}
          />
          <Numeric
            label={`${label} · ${t('settings.rule.minutes')}`}
            value={value.minutes % 60}
            invalid={invalid}
            unit={t('settings.rule.minutes')}
            onChange={(minutes) => onChange({ kind: 'working_hours', minutes: Math.floor(value.minutes / 60) * 60 + Math.min(Number.isNaN(minutes) ? 0 : minutes, 59) })}
          />
        </>
      )}
    </Box>
  );
}

type NumericProps = { label: string; value: number; unit: string; invalid?: boolean; disabled?: boolean; onChange: (value: number) => void };

/** A whole number with its unit beside it; emptied, it is no number, and saving says so. */
export function Numeric({ label, value, unit, invalid = false, disabled = false, onChange }: NumericProps) {
  const id = useId();
  return (
    <Box sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
      <Box component="label" htmlFor={id} sx={{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' }}>{label}</Box>
      <Box sx={{ width: 72 }}>
        <TextInput
          id={id}
          invalid={invalid && (Number.isNaN(value) || value < 0)}
          describedBy={undefined}
          inputMode="numeric"
          maxLength={4}
          disabled={disabled}
          value={Number.isNaN(value) ? '' : String(value)}
          onChange={(text) => onChange(text === '' ? Number.NaN : Number(text.replace(/\D/g, '')))}
        />
      </Box>
      <span>{unit}</span>
    </Box>
  );
}

/** A rule in a draft has no NaN: it went to null on the way to the disk and is read back as "still to be entered". */
export function ruleOf(value: unknown): ClockRule | null {
  const rule = ClockRule.safeParse(value);
  if (rule.success) return rule.data;
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  return value.kind === 'working_days' ? FRESH.working_days : null;
}
