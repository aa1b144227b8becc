import type { z } from 'zod';
import type { RetriageBody, TriageBody, ConfirmCategoryBody } from '../../../schema/cases.ts';
import type { ClockRule } from '../../../schema/deadlines.ts';
import { isRefusal, refuse, type Refusal } from '../../../schema/refusals.ts';
import { dueOf } from '../../deadlines/rules.ts';
import { answerTask, dueColumns, moveAnswer, openTasks, spoken, startClock, type Bench, type CaseEdit, type CaseFile, type Verdict } from './file.ts';
import { dueIfResumed, fallsAfter, isMissed, runningPauses } from './pauses.ts';
import { HOTLINE_DUE, unknownTag } from './register.ts';

type Triage = z.output<typeof TriageBody>;
type Retriage = z.output<typeof RetriageBody>;

/** The category and its limit, or why it cannot be taken: unknown, unpublished, or not accounted for. */
function judge(body: Triage | Retriage, standing: readonly string[], bench: Bench): { rule: ClockRule; edit: CaseEdit } | Refusal {
  if (!bench.settings.categories.some(({ retired }) => !retired)) return refuse('settings.incomplete', { category: '诉求分类' }, 'category');
  const category = bench.settings.categories.find(({ code }) => code === body.category);
  if (!category || category.retired) return refuse('value.unknown_code', { field: 'category', code: body.category }, 'category');
  const cause = bench.settings.causes.find(({ code }) => code === body.cause);
  if (!cause || cause.retired) return refuse('value.unknown_code', { field: 'cause', code: body.cause }, 'cause');
  // What stands on the case already may stay; what is new must be in the district's list.
  const tag = unknownTag(body.tags ?? [], standing, bench.settings.tags);
  if (tag !== undefined) return refuse('value.unknown_code', { field: 'tags', code: tag }, 'tags');
  if (!category.rule) return refuse('settings.incomplete', { category: category.name }, 'category');
  if (category.explanation)
    for (const field of ['clause', 'explanation', 'alternatives'] as const)
      if (!body[field]) return refuse('case.explanation_missing', {}, field);
  if (category.tellProgress && !body.told) return refuse('case.progress_missing', {}, 'told');
  return {
    rule: category.rule,
    edit: {
      category: category.code,
      cause: cause.code,
      judgement: body.judgement,
      clause: body.clause ?? null,
      explanation: body.explanation ?? null,
      alternatives: body.alternatives ?? null,
      told: body.told ?? null,
      awaitsConfirmation: category.accountability,
      ...(body.tags && { tags: body.tags }),
    },
  };
}

/** 研判: the category fixes the limit, and the `answer` promise opens, counting from receipt. */
export function triage(file: CaseFile, body: Triage, bench: Bench): Verdict {
  if (file.row.stage !== 'received') return refuse('case.wrong_stage');
  const judged = judge(body, file.row.tags, bench);
  if (isRefusal(judged)) return judged;
  const external = file.row.hotlineDueAt ? [{ dueAt: file.row.hotlineDueAt, what: HOTLINE_DUE }] : [];
  const clock = { ...startClock(bench, judged.rule, file.row.receivedAt), ...(external.length > 0 && { external }) };
  const due = dueOf(clock, bench.calendar);
  return {
    case: { ...judged.edit, stage: 'triaged', dueAt: due.dueAt, provisional: due.provisional },
    tasks: openTasks(file, 'triage').map((task) => ({ task, changes: { status: 'done', closedAt: bench.now, result: body.judgement.reason }, action: 'finish' })),
    open: [{ kind: 'answer', personId: file.row.coordinatorId, ask: file.row.title, clock }],
    data: { judgement: body.judgement.reason },
  };
}

/**
 * 改判: the limit changes, what has elapsed stays (receipt, pauses, extensions). A case already overdue stays
 * overdue: the due that was missed remains an entry of the clock. Parts that would fall after the new due must
 * be given new dates in the same body, save where that due has passed and nothing can lie before it.
 */
export function retriage(file: CaseFile, body: Retriage, bench: Bench): Verdict {
  if (file.row.stage !== 'triaged' && file.row.stage !== 'working') return refuse('case.wrong_stage');
  const judged = judge(body, file.row.tags, bench);
  if (isRefusal(judged)) return judged;
  const answer = answerTask(file);
  if (!answer) return refuse('case.wrong_stage');
  const parts = openTasks(file, 'handle');
  const unknown = Object.keys(body.redate ?? {}).find((id) => !parts.some((task) => task.id === id));
  if (unknown !== undefined) return refuse('row.unknown_reference', { field: 'redate' }, `redate.${unknown}`);

  const external = answer.clock.external ?? [];
  const due = dueIfResumed(answer.clock, bench);
  const missed = isMissed(answer.clock, bench) && !external.some(({ dueAt }) => dueAt === due) ? [{ dueAt: due, what: '改判前已超期' }] : [];
  const clock = { ...answer.clock, rule: judged.rule, external: [...external, ...missed] };
  const dated = parts.map((task) => {
    const days = body.redate?.[task.id];
    if (days === undefined) return { task, clock: task.clock };
    const pauses = runningPauses(task.clock, bench.now).map((pause) => ({ ...pause, from: bench.now }));
    return { task, clock: { ...startClock(bench, { kind: 'working_days', workingDays: days }), pauses } };
  });
  const stranded = isMissed(clock, bench) ? [] : dated.filter((part) => fallsAfter(part.clock, clock, bench));
  if (stranded.length > 0)
    return { ...refuse('task.due_after_answer', { due: spoken(dueIfResumed(clock, bench), bench.calendar) }), paths: stranded.map(({ task }) => `redate.${task.id}`) };

  const moved = moveAnswer(file, clock, bench);
  const redated = dated.filter(({ task }) => body.redate?.[task.id] !== undefined);
  return {
    case: { ...judged.edit, ...moved.case },
    tasks: [...moved.tasks, ...redated.map((part) => ({ task: part.task, changes: dueColumns(part.clock, bench.calendar) }))],
    data: { reason: body.reason, judgement: body.judgement.reason },
  };
}

/** 不给办 accuses an office: a supervisor confirms it, or sends it back to be judged anew. */
export function confirmCategory(file: CaseFile, body: z.output<typeof ConfirmCategoryBody>): Verdict {
  if (!file.row.awaitsConfirmation) return refuse('case.nothing_to_confirm');
  return {
    case: { awaitsConfirmation: false, ...(!body.confirm && { category: null }) },
    data: { confirm: body.confirm, reason: body.reason },
  };
}
