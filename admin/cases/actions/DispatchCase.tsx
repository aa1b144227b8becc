import type { Ruling } from '../../../schema/meeting-items.ts';
import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { DueMark } from '../../deadlines/DueMark.tsx';
import { Field } from '../../form/Field.tsx';
import { useT } from '../../messages/useT.ts';
import { PersonPicker } from '../../people/PersonPicker.tsx';
import { isOpenTask } from '../../tasks/isOpenTask.ts';
import { RulingOffer } from '../../meetings/RulingOffer.tsx';
import { useCaseTasks } from '../useCase.ts';
import type { CaseDialogProps } from './CaseDialog.tsx';
import { emptyShare, ShareFields, shareBody, type ShareValue } from './ShareFields.tsx';

type Value = { lead: ShareValue; assist: ShareValue[]; helperId: string | null };

/** 分办: one department leads, others assist, each with what is asked of it and a date inside the answer's own. */
export function DispatchCase({ row, onClose }: CaseDialogProps) {
  const t = useT();
  const parts = (useCaseTasks(row.id).data ?? []).filter((task) => isOpenTask(task) && task.kind === 'handle' && task.role !== 'force' && task.role !== 'above');
  const standing = parts.find(({ role }) => role === 'lead');
  const suggested = row.departmentId === row.complainedOfId ? null : row.departmentId;
  const form = useSubmit<Value>('cases', row, 'dispatch', { lead: { ...emptyShare(), departmentId: suggested }, assist: standing ? [emptyShare()] : [], helperId: row.helperId });
  const { assist, helperId } = form.value;
  // A lead that already has the case keeps it; only assisting parts are added.
  const lead: ShareValue = standing ? { departmentId: standing.departmentId, handlerId: standing.personId, days: '', ask: standing.ask } : form.value.lead;
  const chosen = [lead.departmentId, ...assist.map(({ departmentId }) => departmentId), ...parts.map(({ departmentId }) => departmentId)];
  const complete = (share: ShareValue) => share.departmentId !== null && share.ask.trim() !== '';
  const setAssist = (at: number, changes: Partial<ShareValue>) => form.set({ assist: assist.map((share, index) => (index === at ? { ...share, ...changes } : share)) });
  const takeRuling = ({ leadDepartmentId, assistDepartmentIds }: Ruling) => {
    const standingOf = (departmentId: string) => assist.find((share) => share.departmentId === departmentId) ?? { ...emptyShare(), departmentId };
    form.set({ lead: { ...form.value.lead, departmentId: leadDepartmentId, handlerId: null }, assist: assistDepartmentIds.map(standingOf) });
  };
  return (
    <ActionDialog
      wide
      title={`${t('cases.action.dispatch')} ${row.number} ${row.title}`}
      note={
        <>
          {t('cases.note.dispatch')} {row.dueAt && <DueMark of={row} />}
        </>
      }
      submitLabel={t('cases.action.dispatch')}
      ready={complete(lead) && assist.every(complete) && (!standing || assist.length > 0)}
      onAsk={form.ask}
      onSubmit={() => form.submit({ lead: shareBody(lead), assist: assist.map(shareBody), helperId }, 'cases.done.dispatch')}
      onClose={onClose}
      draft={form.draft}
    >
      {!standing && <RulingOffer caseId={row.id} onTake={takeRuling} />}
      <ShareFields
        title={t('tasks.role.lead')}
        value={lead}
        onChange={(changes) => form.set({ lead: { ...form.value.lead, ...changes } })}
        without={[...chosen.slice(1), row.complainedOfId]}
        asked={form.asked}
        fixed={standing !== undefined}
        autoFocus
      />
      {assist.map((share, at) => (
        <ShareFields
          key={at}
          title={t('tasks.role.assist')}
          value={share}
          onChange={(changes) => setAssist(at, changes)}
          without={chosen.filter((_, index) => index !== at + 1)}
          asked={form.asked}
          onRemove={() => form.set({ assist: assist.filter((_, index) => index !== at) })}
          autoFocus
        />
      ))}
      <Box>
        <Button variant="outlined" onClick={() => form.set({ assist: [...assist, emptyShare()] })}>{t('cases.addAssist')}</Button>
      </Box>
      <Field label={t('cases.helper')} hint={t('cases.helperHint')}>
        {(field) => <PersonPicker {...field} value={helperId} onChange={(id) => form.set({ helperId: id })} />}
      </Field>
    </ActionDialog>
  );
}
