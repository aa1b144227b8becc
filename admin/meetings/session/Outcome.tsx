import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { type ItemChanges, ITEM_OUTCOMES, type ItemOutcome, type MeetingItem } from '../../../schema/meeting-items.ts';
import type { ResolutionDraft } from '../../../schema/resolutions.ts';
import { DepartmentPicker } from '../../departments/DepartmentPicker.tsx';
import { useDepartments } from '../../departments/useDepartments.ts';
import { Field } from '../../form/Field.tsx';
import { Segments } from '../../form/Segments.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { Section } from '../../layout/Section.tsx';
import { useT } from '../../messages/useT.ts';
import type { Fields } from './record.ts';
import { ResolutionLine } from './ResolutionLine.tsx';
import { RulingFields } from './RulingFields.tsx';

type Props = { item: MeetingItem; value: Fields; disabled: boolean; onChange: (changes: ItemChanges) => void };

const emptyLine = (leadDepartmentId: string | null): ResolutionDraft => ({ id: crypto.randomUUID?.() ?? fallbackId(), leadDepartmentId, assistDepartmentIds: [], what: '', workingDays: null });

/** Over plain http, usual inside an office network, the browser gives no UUIDs. */
function fallbackId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What giving an outcome writes: a resolution begins with a line, led by whoever leads the case. */
export const outcomeChanges = (outcome: ItemOutcome, item: MeetingItem, { resolutions }: Fields): ItemChanges => ({
  outcome,
  ...(outcome === 'resolved' && resolutions.length === 0 && { resolutions: [emptyLine(item.case?.leadDepartmentId ?? null)] }),
});

/** 结论: resolved, put off, explained as impossible, or taken to the level above; each asks for its own. */
export function Outcome({ item, value, disabled, onChange }: Props) {
  const t = useT();
  const { outcome } = value;
  const text = (name: 'adjournReason' | 'clause' | 'explanation' | 'escalateAsk', maxLength: number, lines?: number) => (
    <Field label={t(`meetings.session.${name}`)} hint={name === 'clause' ? t('meetings.session.clauseHint') : undefined} required>
      {(field) => <TextInput {...field} {...(lines ? { lines } : {})} maxLength={maxLength} disabled={disabled} value={value[name] ?? ''} onChange={(typed) => onChange({ [name]: typed === '' ? null : typed })} />}
    </Field>
  );
  return (
    <Section title={t('meetings.session.outcome')} aside={<Box component="span" sx={{ fontSize: 12, color: 'text.secondary', display: { xs: 'none', md: 'inline' } }}>{t('meetings.session.outcomeKeys')}</Box>}>
      <Box component="fieldset" disabled={disabled} sx={{ m: 0, p: 0, border: 0, minWidth: 0, display: 'grid', gap: 1.25 }}>
        <Segments<ItemOutcome> quiet label={t('meetings.session.outcome')} value={outcome} onChange={(next) => onChange(outcomeChanges(next, item, value))} options={ITEM_OUTCOMES.map((one) => ({ value: one, label: t(`meetings.outcome.${one}`) }))} />
        <Box data-answer sx={{ display: 'grid', gap: 1.25 }}>
          {outcome === 'resolved' && <Resolutions item={item} value={value} disabled={disabled} onChange={onChange} />}
          {outcome === 'adjourned' && text('adjournReason', 1000, 2)}
          {outcome === 'explained' && <>{text('clause', 1000, 2)}{text('explanation', 2000, 3)}</>}
          {outcome === 'escalated' && <><Above value={value.escalateTo} disabled={disabled} onChange={(escalateTo) => onChange({ escalateTo })} />{text('escalateAsk', 1000, 3)}</>}
        </Box>
        {outcome !== null && <RulingFields item={item} value={value} disabled={disabled} onChange={onChange} />}
      </Box>
    </Section>
  );
}

/** Which body of the level above: written down by its name, as the minutes say it. */
function Above({ value, disabled, onChange }: { value: string | null; disabled: boolean; onChange: (name: string | null) => void }) {
  const t = useT();
  const departments = useDepartments();
  const above = departments.filter(({ standing, retiredAt }) => standing === 'above' && retiredAt === null);
  const chosen = departments.find(({ name, shortName }) => value !== null && (name === value || shortName === value));
  return (
    <Field label={t('meetings.session.escalateTo')} required hint={departments.length > 0 && above.length === 0 ? t('cases.noneAbove') : undefined}>
      {(field) => <DepartmentPicker {...field} standing="above" disabled={disabled} value={chosen?.id ?? null} onChange={(id) => onChange(departments.find((one) => one.id === id)?.name ?? null)} />}
    </Field>
  );
}

function Resolutions({ item, value, disabled, onChange }: Props) {
  const t = useT();
  const [added, setAdded] = useState<string | null>(null);
  const lines = value.resolutions;
  const put = (id: string, changes: Partial<ResolutionDraft>) => onChange({ resolutions: lines.map((line) => (line.id === id ? { ...line, ...changes } : line)) });
  const add = () => {
    const line = emptyLine(null);
    setAdded(line.id);
    onChange({ resolutions: [...lines, line] });
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.25 }}>
      {lines.map((line, at) => (
        <ResolutionLine
          key={line.id}
          line={line}
          at={at}
          told={item.resolutions.find(({ id }) => id === line.id)}
          disabled={disabled}
          autoFocus={line.id === added}
          onChange={(changes) => put(line.id, changes)}
          onAdd={add}
          onRemove={() => onChange({ resolutions: lines.filter(({ id }) => id !== line.id) })}
        />
      ))}
      {!disabled && lines.length < 20 && <Box><Button variant="outlined" onClick={add}>{t('meetings.session.addResolution')}</Button></Box>}
    </Box>
  );
}
