import { useState } from 'react';
import { COUNTERSIGN_VERDICTS, type CountersignVerdict, type Minutes, type MinutesAction } from '../../../schema/meeting-minutes.ts';
import type { Meeting } from '../../../schema/meetings.ts';
import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useDraft } from '../../actions/useDraft.ts';
import { useDepartmentName } from '../../departments/useDepartments.ts';
import { Field } from '../../form/Field.tsx';
import { Segments } from '../../form/Segments.tsx';
import { Select } from '../../form/Select.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useSay } from '../../messages/useSay.ts';
import { useT } from '../../messages/useT.ts';
import { useMay } from '../../session/me.ts';
import { Notice } from '../../states/Notice.tsx';
import { useMeetingWrite } from '../api.ts';

type Value = { verdict: CountersignVerdict | null; departmentId: string | null; text: string };

/** 送会签、会签、印发、更正: each says what it does and asks for what it needs. */
export function MinutesDialog({ row, meeting, action, onDone, onClose }: { row: Minutes; meeting: Meeting; action: MinutesAction; onDone?: (() => void) | undefined; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const { act } = useMeetingWrite();
  // Who answers for the window enters what a department said; a department says it itself.
  const onBehalf = useMay('cases.handle');
  const departmentName = useDepartmentName();
  const [asked, setAsked] = useState(false);
  const draft = useDraft<Value>(`meeting-minutes.${row.id}.${action}`, { verdict: onBehalf ? null : 'agree', departmentId: null, text: '' });
  const { verdict, departmentId } = draft.value;
  const text = draft.value.text.trim();
  const open = row.countersigns.filter((one) => one.verdict === null).length;
  const objected = row.countersigns.filter((one) => one.verdict === 'object').length;
  const despite = action === 'issue' && (open > 0 || objected > 0 || row.countersigns.length === 0);
  const missing = {
    verdict: action === 'countersign' && verdict === null,
    departmentId: action === 'countersign' && onBehalf && departmentId === null,
    text: text === '' && (action === 'correct' || (action === 'issue' && (open > 0 || objected > 0)) || (action === 'countersign' && verdict !== 'agree')),
  };
  const why = (name: keyof typeof missing) => (asked && missing[name] ? t('actions.required') : undefined);
  const submit = async () => {
    if (action === 'issue') await act('meetings', meeting, 'issue', text ? { despite: text } : {});
    else if (action === 'countersign') await act('meeting-minutes', row, 'countersign', { verdict, ...(text && { text }), ...(onBehalf && { departmentId }) });
    else await act('meeting-minutes', row, action, action === 'correct' ? { reason: text } : {});
    say(`meetings.minutes.done.${action}`);
    onDone?.();
  };
  const asksText = action === 'correct' || action === 'countersign' || despite;
  return (
    <ActionDialog title={t(`meetings.minutes.action.${action}`)} note={t(`meetings.minutes.note.${action}`)} submitLabel={t(`meetings.minutes.action.${action}`)} ready={!Object.values(missing).includes(true)} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose} draft={draft}>
      {action === 'issue' && (open > 0 || objected > 0) && <Notice tone="soon">{t('meetings.minutes.stillOpen', { open, objected })}</Notice>}
      {action === 'countersign' && (
        <>
          {onBehalf && (
            <Field label={t('meetings.minutes.whose')} required error={why('departmentId')} hint={t('meetings.minutes.whoseHint')}>
              {(field) => <Select {...field} value={departmentId} empty={t('actions.choose')} onChange={(id) => draft.set({ departmentId: id })} options={row.countersigns.map((one) => ({ value: one.departmentId, label: `${departmentName(one.departmentId)} · ${t(`meetings.minutes.verdict.${one.verdict ?? 'none'}`)}` }))} />}
            </Field>
          )}
          <Segments<CountersignVerdict> label={t('meetings.minutes.opinion')} value={verdict} onChange={(value) => draft.set({ verdict: value })} options={COUNTERSIGN_VERDICTS.map((value) => ({ value, label: t(`meetings.minutes.verdict.${value}`) }))} error={why('verdict')} />
        </>
      )}
      {asksText && (
        <Field label={t(`meetings.minutes.text.${action}`)} required={missing.text || text !== ''} error={why('text')}>
          {(field) => <TextInput {...field} lines={3} maxLength={action === 'countersign' ? 2000 : 1000} value={draft.value.text} onChange={(value) => draft.set({ text: value })} />}
        </Field>
      )}
    </ActionDialog>
  );
}
