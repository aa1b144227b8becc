import Box from '@mui/material/Box';
import type { Case } from '../../../schema/cases.ts';
import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { Field } from '../../form/Field.tsx';
import { Segments } from '../../form/Segments.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import { CodeSelect } from '../../settings/CodeSelect.tsx';
import { useSettings } from '../../settings/useSettings.ts';
import { isOpenTask } from '../../tasks/isOpenTask.ts';
import { TagTicks } from '../TagTicks.tsx';
import { useCaseTasks } from '../useCase.ts';
import type { CaseDialogProps } from './CaseDialog.tsx';
import { CategoryChoice } from './CategoryChoice.tsx';
import { CategoryGuide } from './CategoryGuide.tsx';
import { Redate } from './Redate.tsx';
import { bodyOf, initialOf, isReady, type TriageValue } from './triageValue.ts';

/** 研判 and 改判: what kind of trouble it is, whether it should be done, and the limit that follows from it. */
export function TriageCase({ row, action, onClose }: CaseDialogProps & { action: 'triage' | 'retriage' }) {
  const t = useT();
  const again = action === 'retriage';
  const settings = useSettings();
  const form = useSubmit<TriageValue>('cases', row, action, initialOf(row));
  const { value, set } = form;
  const category = settings.categories?.find(({ code }) => code === value.category);
  const missing = (text: string | null) => (form.asked && !text?.trim() ? t('actions.required') : undefined);
  const parts = (useCaseTasks(row.id).data ?? []).filter((task) => isOpenTask(task) && task.kind === 'handle');
  return (
    <ActionDialog
      wide
      title={`${t(`cases.action.${action}`)} ${row.number} ${row.title}`}
      note={again ? t('cases.note.retriage') : undefined}
      submitLabel={t(`cases.action.${action}`)}
      ready={isReady(value, category, again)}
      onAsk={form.ask}
      onSubmit={() => form.submit(bodyOf(value, category, again), `cases.done.${action}`)}
      onClose={onClose}
      draft={form.draft}
    >
      <Gist row={row} />
      <CategoryChoice value={value.category} onChange={(code) => set({ category: code })} error={missing(value.category)} />
      {category && <CategoryGuide category={category} receivedAt={row.receivedAt} />}
      <Field label={t('cases.cause')} required error={missing(value.cause)}>
        {(field) => <CodeSelect {...field} list="causes" value={value.cause} onChange={(cause) => set({ cause })} />}
      </Field>
      <Segments
        label={t('cases.judgementAsk')}
        value={value.should}
        onChange={(should) => set({ should })}
        options={[
          { value: 'yes', label: t('cases.should') },
          { value: 'no', label: t('cases.shouldNot') },
        ]}
        error={missing(value.should)}
      />
      <Field label={t('cases.judgementReason')} required error={missing(value.why)}>
        {(field) => <TextInput {...field} lines={2} maxLength={1000} value={value.why} onChange={(why) => set({ why })} />}
      </Field>
      {category?.explanation && (
        <>
          <Field label={t('cases.clause')} required hint={t('cases.clauseHint')} error={missing(value.clause)}>
            {(field) => <TextInput {...field} lines={2} maxLength={1000} value={value.clause} onChange={(clause) => set({ clause })} />}
          </Field>
          <Field label={t('cases.explanation')} required hint={t('cases.explanationHint')} error={missing(value.explanation)}>
            {(field) => <TextInput {...field} lines={3} maxLength={4000} value={value.explanation} onChange={(explanation) => set({ explanation })} />}
          </Field>
          <Field label={t('cases.alternatives')} required hint={t('cases.alternativesHint')} error={missing(value.alternatives)}>
            {(field) => <TextInput {...field} lines={2} maxLength={2000} value={value.alternatives} onChange={(alternatives) => set({ alternatives })} />}
          </Field>
        </>
      )}
      {category?.tellProgress && (
        <Field label={t('cases.told')} required hint={t('cases.tellProgressHint')} error={missing(value.told)}>
          {(field) => <TextInput {...field} lines={2} maxLength={2000} value={value.told} onChange={(told) => set({ told })} />}
        </Field>
      )}
      {again && (
        <Field label={t('cases.retriageReason')} required error={missing(value.reason)}>
          {(field) => <TextInput {...field} lines={2} maxLength={1000} value={value.reason} onChange={(reason) => set({ reason })} />}
        </Field>
      )}
      {again && <Redate tasks={parts} value={value.redate} onChange={(redate) => set({ redate })} />}
      <TagTicks standing={row.tags} value={value.tags} onChange={(tags) => set({ tags })} />
    </ActionDialog>
  );
}

/** The problem in two lines, so that it need not be remembered. */
function Gist({ row }: { row: Case }) {
  const t = useT();
  const text = row.stuckAt || row.story;
  if (!text) return null;
  return (
    <Box sx={{ px: 1.5, py: 1, bgcolor: 'raised', borderRadius: '3px', maxHeight: 96, overflow: 'auto', whiteSpace: 'pre-line' }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>{t(row.stuckAt ? 'cases.column.stuckAt' : 'cases.story')} </Box>
      {text}
    </Box>
  );
}
