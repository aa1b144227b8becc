import type { z } from 'zod';
import type { AnswerBody, ArchiveBody, RateBody } from '../../../schema/cases.ts';
import { SPECIAL_OUTCOME } from '../../../schema/approvals.ts';
import { refuse } from '../../../schema/refusals.ts';
import { PARTS, answerTask, dueColumns, openTasks, startClock, type Bench, type CaseFile, type NewTask, type NoteState, type Verdict } from './file.ts';
import { finishPause } from './pauses.ts';

/**
 * 答复: one of the published outcomes. The `answer` promise is kept, and the `reply` to the applicant and the
 * window opens by itself (安徽: 1 个工作日 from the result).
 */
export function answer(file: CaseFile, body: z.output<typeof AnswerBody>, bench: Bench): Verdict {
  const { row } = file;
  if (row.stage !== 'triaged' && row.stage !== 'working') return refuse('case.wrong_stage');
  if (row.awaitsConfirmation || row.category === null) return refuse('case.unconfirmed');
  const outcome = bench.settings.outcomes.find(({ code }) => code === body.outcome);
  if (!outcome || outcome.retired || outcome.endsBy !== 'answer') return refuse('value.unknown_code', { field: 'outcome', code: body.outcome }, 'outcome');
  const parts = openTasks(file, ...PARTS);
  if (parts.length > 0) return refuse('case.tasks_open', { count: parts.length });
  if (outcome.code === 'explained' && !body.basis && !row.clause) return refuse('case.explanation_missing', {}, 'basis');
  // 特事特办 is decided by others before it can be answered (F049); what they decided permits one answer.
  const special = outcome.code === SPECIAL_OUTCOME;
  if (special && (row.specialRequestId === null || row.specialApprovedAt === null)) return refuse('approval.required', {}, 'outcome');
  const promise = answerTask(file);
  if (!promise) return refuse('case.wrong_stage');
  const kept = dueColumns(finishPause(promise.clock, bench), bench.calendar);
  return {
    case: {
      stage: 'answered',
      outcome: outcome.code,
      answer: body.text,
      basis: body.basis ?? null,
      answeredAt: bench.now,
      dueAt: kept.dueAt,
      provisional: kept.provisional,
      pausedAt: null,
      pausedUntil: null,
      extensionRequestId: null,
      specialRequestId: null,
      specialApprovedAt: null,
    },
    tasks: [
      { task: promise, changes: { ...kept, status: 'done', closedAt: bench.now, result: outcome.name, pausedAt: null, pausedUntil: null }, action: 'finish' },
      ...openTasks(file, 'contact').map((task) => ({ task, changes: { status: 'cancelled' as const, closedAt: bench.now, result: outcome.name }, action: 'cancel' })),
    ],
    open: [{ kind: 'reply', personId: row.coordinatorId, ask: '把办理结果告知办事人，同步反馈窗口', clock: startClock(bench, bench.settings.limits.reply) }],
    ...(file.request && { request: { decide: 'withdrawn' as const, reason: outcome.name } }),
    ...(row.specialRequestId !== null && { special: special ? { used: true as const } : { over: outcome.name } }),
    data: { outcome: outcome.code },
  };
}

/** 好差评, taken down from a callback that reached the applicant after this answer. */
export function rate(file: CaseFile, body: z.output<typeof RateBody>, note: NoteState | undefined, bench: Bench): Verdict {
  const heard = note?.kind === 'callback' && note.reached && note.at >= (file.row.answeredAt ?? '');
  if (file.row.stage === 'answered' && !heard) return refuse('rating.no_callback', {}, 'noteId');
  return takeRating(file, body, bench, { noteId: body.noteId });
}

/** Once for each answer, by a level of the district's; a bad rating opens a callback of its own. */
export function takeRating(file: CaseFile, { level, reasons }: { level: number; reasons: string[] }, bench: Pick<Bench, 'now' | 'settings' | 'calendar'>, data: { noteId?: string } = {}): Verdict {
  const { row } = file;
  if (row.stage !== 'answered') return refuse('case.wrong_stage');
  if (row.rating !== null) return refuse('rating.given');
  const given = bench.settings.ratings.levels.find(({ score }) => score === level);
  if (!given) return refuse('rating.unknown_level', {}, 'level');
  const strange = reasons.find((code) => !bench.settings.ratings.badReasons.some((reason) => reason.code === code));
  if (strange !== undefined) return refuse('value.unknown_code', { field: 'reasons', code: strange }, 'reasons');
  const again: NewTask[] = given.bad && openTasks(file, 'callback').length === 0
    ? [{ kind: 'callback', personId: row.coordinatorId, ask: '差评核实整改后回访', clock: startClock(bench, bench.settings.limits.callback) }]
    : [];
  return { case: { rating: level, ratingReasons: reasons }, open: again, data: { level, ...data } };
}

/** 归档: not before the applicant and the window have been told, and what was let go (容缺) has come or ended. The answer does not wait for it. */
export function archive(file: CaseFile, body: z.output<typeof ArchiveBody>): Verdict {
  if (file.row.stage !== 'answered') return refuse('case.wrong_stage');
  if (openTasks(file, 'reply', 'callback').length > 0) return refuse('case.reply_open');
  if (openTasks(file, 'supplement').length > 0) return refuse('case.supplement_open');
  return { case: { stage: 'archived', summary: body.summary } };
}
