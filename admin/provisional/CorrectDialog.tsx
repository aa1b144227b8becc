import type { ProvisionalAcceptance, Verification } from '../../schema/provisional.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useSubmit } from '../actions/useSubmit.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { DaysInput } from '../form/DaysInput.tsx';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import { Loading } from '../states/States.tsx';
import { BehalfPaper } from '../tasks/actions/BehalfPaper.tsx';
import { MissingMaterials } from './MissingMaterials.tsx';
import { SupplyFields, type Supply } from './SupplyFields.tsx';
import { useOffer } from './useProvisional.ts';
import { VerificationFields } from './VerificationFields.tsx';

type Value = Supply & { materials: string[]; days: string; promise: string; verifications: Verification[]; fileId: string | null; reason: string };
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const sameSet = (one: readonly string[], other: readonly string[]) => same(one.toSorted(), other.toSorted());

/** 更正 a running acceptance: only what was changed is sent, with the reason. */
export function CorrectDialog({ row, onClose }: { row: ProvisionalAcceptance; onClose: () => void }) {
  const t = useT();
  const dates = useDates();
  const coordinates = useMay('cases.handle');
  const of = row.ownerKind === 'run' ? 'bundles' : 'cases';
  const { data: offer, error } = useOffer(of, row.ownerId);
  const standing: Value = { materials: row.materials.map(({ code }) => code), days: '', promise: row.promise, supplyBy: row.supplyBy, supplyNote: row.supplyNote, verifications: row.verifications, fileId: null, reason: '' };
  const form = useSubmit<Value>('provisional-acceptances', row, 'correct', standing);
  const { value, set } = form;
  // What a run let go already it does not offer any more.
  const letGo = row.materials.filter(({ code }) => !offer?.materials.some((one) => one.code === code)).map(({ code, name }) => ({ code, name, main: false, mayBeMissing: true }));
  const changes = {
    ...(!sameSet(value.materials, standing.materials) && { materials: value.materials }),
    ...(value.days !== '' && { dueIn: Number(value.days) }),
    ...(value.promise !== standing.promise && { promise: value.promise }),
    ...(!sameSet(value.supplyBy, standing.supplyBy) && { supplyBy: value.supplyBy }),
    ...(value.supplyNote !== standing.supplyNote && { supplyNote: value.supplyNote }),
    ...(!same(value.verifications, standing.verifications) && { verifications: value.verifications }),
  };
  const decided = 'materials' in changes || 'dueIn' in changes || 'promise' in changes;
  const missing = {
    materials: value.materials.length === 0,
    supplyBy: value.supplyBy.length === 0,
    found: value.verifications.some(({ found }) => found.trim() === ''),
    promise: value.promise.trim() === '',
    fileId: coordinates && decided && value.fileId === null,
    reason: value.reason.trim() === '',
  };
  const why = (name: keyof typeof missing) => (form.asked && missing[name] ? t('actions.required') : undefined);
  return (
    <ActionDialog
      wide
      title={t('provisional.actionTitle.correct')}
      note={t('provisional.actionNote.correct')}
      submitLabel={t('provisional.action.correct')}
      ready={offer !== undefined && Object.keys(changes).length > 0 && Object.values(missing).every((absent) => !absent)}
      onAsk={form.ask}
      onSubmit={() => form.submit({ ...changes, reason: value.reason, ...(coordinates && decided && { fileId: value.fileId }) }, 'provisional.done.correct')}
      onClose={onClose}
      draft={form.draft}
    >
      <ProblemNotice error={error} />
      {!offer && !error && <Loading />}
      {offer && (
        <>
          <MissingMaterials materials={[...letGo, ...offer.materials]} value={value.materials} onChange={(materials) => set({ materials })} error={why('materials')} />
          <Field path="dueIn" label={t('provisional.newDue')} hint={<>{t('provisional.newDueHint')} {row.dueAt && <DueMark of={row} />}{offer.dueAt && ` · ${t('provisional.latest', { when: dates.moment(offer.dueAt) })}`}</>}>
            {(field) => <DaysInput {...field} value={value.days} onChange={(days) => set({ days })} />}
          </Field>
          <SupplyFields value={value} onChange={set} error={why('supplyBy')} />
          <VerificationFields value={value.verifications} onChange={(verifications) => set({ verifications })} asked={form.asked} />
          <Field path="promise" label={t('provisional.promise')} required hint={t('provisional.correctPromise')} error={why('promise')}>
            {(field) => <TextInput {...field} lines={3} maxLength={2000} value={value.promise} onChange={(promise) => set({ promise })} />}
          </Field>
          {coordinates && decided && (
            <BehalfPaper caseId={row.caseId} subject={{ subjectKind: of, subjectId: row.ownerId }} value={value.fileId} onChange={(fileId) => set({ fileId })} required error={why('fileId')} />
          )}
          <Field path="reason" label={t('provisional.reason')} required error={why('reason')}>
            {(field) => <TextInput {...field} lines={2} maxLength={1000} value={value.reason} onChange={(reason) => set({ reason })} />}
          </Field>
        </>
      )}
    </ActionDialog>
  );
}
