import Link from '@mui/material/Link';
import { Link as To } from 'react-router-dom';
import type { Instant } from '../../schema/deadlines.ts';
import type { ProvisionalOffer, Verification } from '../../schema/provisional.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useSubmit } from '../actions/useSubmit.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { DaysInput } from '../form/DaysInput.tsx';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { Notice, ProblemNotice } from '../states/Notice.tsx';
import { Loading } from '../states/States.tsx';
import { BehalfPaper } from '../tasks/actions/BehalfPaper.tsx';
import { MissingMaterials } from './MissingMaterials.tsx';
import { SupplyFields, type Supply } from './SupplyFields.tsx';
import { useOffer } from './useProvisional.ts';
import { VerificationFields } from './VerificationFields.tsx';

type Value = Supply & { materials: string[]; departmentId: string | null; fileId: string | null; verifications: Verification[]; days: string; promise: string | null };
const EMPTY: Value = { materials: [], departmentId: null, fileId: null, verifications: [{ method: 'video_call', found: '' }], supplyBy: [], supplyNote: '', days: '', promise: null };

type Owner = Parameters<typeof DueMark>[0]['of'] & { id: string; version: number; number: string; title: string; dueAt: Instant | null };
type Props = { of: 'cases' | 'bundles'; row: Owner; onClose: () => void };

/** 容缺受理 of a case or a run: what is missing is chosen from the matter's list, or from what the run still awaits; who decided, what was checked instead, how and until when it is supplied, and the promise. */
export function AcceptProvisionally({ of, row, onClose }: Props) {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const coordinates = useMay('cases.handle');
  const { data: offer, error } = useOffer(of, row.id);
  const form = useSubmit<Value>(of, row, 'provisional', EMPTY);
  const { value, set } = form;
  const departmentId = value.departmentId ?? (offer?.departments.length === 1 ? (offer.departments[0] ?? null) : null);
  const names = (offer?.materials ?? []).filter(({ code }) => value.materials.includes(code)).map(({ name }) => name);
  const draft = t('provisional.promiseDraft', {
    materials: names.join(t('form.comma')),
    means: value.supplyBy.map((means) => t(`provisional.means.${means}`)).join(t('form.comma')),
    when: value.days ? t('provisional.promiseDays', { smart_count: Number(value.days) }) : t('provisional.promiseDue'),
  });
  const promise = value.promise ?? (names.length > 0 && value.supplyBy.length > 0 ? draft : '');
  const missing = {
    materials: names.length === 0,
    departmentId: coordinates && departmentId === null,
    fileId: coordinates && value.fileId === null,
    found: value.verifications.some(({ found }) => found.trim() === ''),
    supplyBy: value.supplyBy.length === 0,
    promise: promise.trim() === '',
  };
  const why = (name: keyof typeof missing) => (form.asked && missing[name] ? t('actions.required') : undefined);
  const hindered = offer && (offer.barred || offer.running !== null || !offer.materials.some(({ mayBeMissing }) => mayBeMissing));
  return (
    <ActionDialog
      wide
      title={`${t('provisional.accept')} ${row.number} ${row.title}`}
      note={t('provisional.note')}
      submitLabel={t('provisional.accept')}
      ready={offer !== undefined && !hindered && Object.values(missing).every((absent) => !absent)}
      onAsk={form.ask}
      onSubmit={() =>
        form.submit(
          {
            materials: value.materials, verifications: value.verifications, supplyBy: value.supplyBy, promise,
            ...(value.supplyNote.trim() && { supplyNote: value.supplyNote }), ...(value.days && { dueIn: Number(value.days) }),
            ...(coordinates && { departmentId, fileId: value.fileId }),
          },
          'provisional.done.accept',
        )
      }
      onClose={onClose}
      draft={form.draft}
    >
      <ProblemNotice error={error} />
      {!offer && !error && <Loading />}
      {offer && <Hindrance of={of} offer={offer} />}
      {offer && !hindered && (
        <>
          <MissingMaterials materials={offer.materials} value={value.materials.filter((code) => offer.materials.some((one) => one.code === code && one.mayBeMissing))} onChange={(materials) => set({ materials })} error={why('materials')} />
          {coordinates && (
            <>
              <Field path="departmentId" label={t('provisional.department')} required hint={t('provisional.departmentHint')} error={why('departmentId')}>
                {(field) => <Select {...field} empty="" value={departmentId} onChange={(id) => set({ departmentId: id })} options={offer.departments.map((id) => ({ value: id, label: departmentName(id) }))} />}
              </Field>
              <BehalfPaper caseId={of === 'cases' ? row.id : null} subject={{ subjectKind: of, subjectId: row.id }} value={value.fileId} onChange={(fileId) => set({ fileId })} required error={why('fileId')} />
            </>
          )}
          <VerificationFields value={value.verifications} onChange={(verifications) => set({ verifications })} asked={form.asked} />
          <SupplyFields value={value} onChange={set} error={why('supplyBy')} />
          <Field path="dueIn" label={t('provisional.dueIn')} hint={<>{t('provisional.dueInHint')} {row.dueAt !== null || offer.dueAt === null ? <DueMark of={row} /> : dates.moment(offer.dueAt)}</>}>
            {(field) => <DaysInput {...field} value={value.days} onChange={(days) => set({ days })} />}
          </Field>
          <Field path="promise" label={t('provisional.promise')} required hint={t('provisional.promiseHint')} error={why('promise')}>
            {(field) => <TextInput {...field} lines={4} maxLength={2000} value={promise} onChange={(text) => set({ promise: text })} />}
          </Field>
        </>
      )}
    </ActionDialog>
  );
}

/** What stands in the way, and what to do about it. */
function Hindrance({ of, offer }: { of: Props['of']; offer: ProvisionalOffer }) {
  const t = useT();
  if (offer.matterId === null) return <Notice tone="soon">{t('provisional.noMatter')}</Notice>;
  if (of === 'bundles' && !offer.materials.some(({ mayBeMissing }) => mayBeMissing)) return <Notice tone="soon">{t('provisional.noRunMaterials')}</Notice>;
  if (!offer.materials.some(({ mayBeMissing }) => mayBeMissing)) return <Notice tone="soon">{t('provisional.noMaterials')} <Link component={To} to={`/matters/${offer.matterId}`}>{t('provisional.openMatter')}</Link></Notice>;
  if (offer.barred) return <Notice tone="overdue">{t('provisional.barredNote')}</Notice>;
  if (offer.running !== null) return <Notice tone="soon">{t('provisional.runningNote')}</Notice>;
  return offer.practice ? <Notice tone="ok">{t('provisional.practice')}</Notice> : null;
}
