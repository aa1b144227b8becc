import type { Reminder } from '../../schema/reminders.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';

/** Where a reminder leads: to its promise, to those a change of the calendar moved, or to all of them. */
export function wayOf({ taskId, spoken }: Pick<Reminder, 'taskId' | 'spoken'>): string {
  // A head of department signs without seeing the promise itself.
  if (spoken?.taskKind === 'sign') return '/approvals';
  if (taskId !== null) return `/tasks/${encodeURIComponent(taskId)}`;
  return spoken?.moved ? `/board/list?moved=${encodeURIComponent(spoken.moved.changeId)}` : '/board';
}

/** A reminder in words: what was said, and of which promise. */
export function useReminderWords() {
  const t = useT();
  const dates = useDates();
  return ({ kind, spoken, digest, caseNumber, dueAt, forName }: Pick<Reminder, 'kind' | 'spoken' | 'digest' | 'caseNumber' | 'dueAt' | 'forName'>): { title: string; line: string } => {
    if (digest) return { title: t('reminders.digest'), line: t('reminders.digestLine', digest) };
    if (spoken?.moved) return { title: t('reminders.moved'), line: t('reminders.movedLine', { count: spoken.moved.earlier + spoken.moved.later, earlier: spoken.moved.earlier, later: spoken.moved.later }) };
    const what = [caseNumber ?? t('reminders.unnumbered'), spoken?.taskKind ? t(`tasks.kind.${spoken.taskKind}`) : ''].filter(Boolean).join(' ');
    const parts = [what, dueAt ? t('reminders.due', { due: dates.moment(dueAt) }) : '', forName ? t('reminders.instead', { name: forName }) : ''];
    return { title: kind === 'urge' ? t('reminders.urge') : (spoken?.name ?? ''), line: parts.filter(Boolean).join(' · ') };
  };
}
