import { SUPPLY_MEANS, type ProvisionalAcceptance, type ProvisionalAction, type SupplyMeans } from '../../schema/provisional.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useSubmit } from '../actions/useSubmit.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';

type Props = { row: ProvisionalAcceptance; action: Exclude<ProvisionalAction, 'correct'>; onClose: () => void };
type Value = { text: string; means: SupplyMeans };

/** 补齐 with what came and how; 撤销 and 解除限制 with their reason. */
export function EndDialog({ row, action, onClose }: Props) {
  const t = useT();
  const form = useSubmit<Value>('provisional-acceptances', row, action, { text: '', means: row.supplyBy[0] ?? 'in_person' });
  const { text, means } = form.value;
  const supplies = action === 'supply';
  const missing = text.trim() === '';
  return (
    <ActionDialog
      title={t(`provisional.actionTitle.${action}`)}
      note={t(`provisional.actionNote.${action}`)}
      submitLabel={t(`provisional.action.${action}`)}
      ready={!missing}
      onAsk={form.ask}
      onSubmit={() => form.submit(supplies ? { means, text } : { reason: text }, `provisional.done.${action}`)}
      onClose={onClose}
      draft={form.draft}
    >
      {supplies && (
        <Field path="means" label={t('provisional.suppliedBy')}>
          {(field) => <Select {...field} value={means} onChange={(chosen) => form.set({ means: SUPPLY_MEANS.find((one) => one === chosen) ?? means })} options={SUPPLY_MEANS.map((one) => ({ value: one, label: t(`provisional.means.${one}`) }))} />}
        </Field>
      )}
      <Field path={supplies ? 'text' : 'reason'} label={t(supplies ? 'provisional.supplied' : 'provisional.reason')} required error={form.asked && missing ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} autoFocus lines={3} maxLength={1000} value={text} onChange={(next) => form.set({ text: next })} />}
      </Field>
    </ActionDialog>
  );
}
