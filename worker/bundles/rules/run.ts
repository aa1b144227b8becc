import type { z } from 'zod';
import type { AcceptMaterialsBody, AskAgainBody, InspectBody, IssueBody, Measured, RecordNumberBody, ResumeBody, WithdrawBody } from '../../../schema/bundles.ts';
import type { ClockEntries, ClockRule, Instant } from '../../../schema/deadlines.ts';
import { isRefusal, refuse, type Refusal } from '../../../schema/refusals.ts';
import { dueColumns, isOpenTask, isPaused, startClock, type Bench, type TaskState } from '../../cases/rules/file.ts';
import { countPausedWorkingDays, maxPauseUntil, spentOf } from '../../deadlines/rules.ts';
import { goOn } from '../../tasks/rules.ts';
import { blocked } from './actions.ts';
import { openingOf } from './chosen.ts';
import { answerOf, nameOf, namesOf, openItemsOf, taskOf, type RunFile, type RunVerdict } from './file.ts';
import { formMissing } from './form.ts';
import { planOf } from './plan.ts';

/** `dayMinutes`: working minutes of a full day. */
export type RunBench = Bench & { dayMinutes: number };

/** The pause of a site inspection bears the name the district has for it. */
const INSPECTION = { code: 'site_inspection', name: '现场勘查' };

/** Materials are checked in one by one against their standard; what is wrong is said, and the right sample shown. */
export function acceptMaterials(file: RunFile, body: z.output<typeof AcceptMaterialsBody>, bench: RunBench): RunVerdict | Refusal {
  const stopped = blocked(file.row.stage, 'accept-materials');
  if (stopped) return stopped;
  const checked = body.checks.map(({ materialId, ok, reason, sampleId }, at) => {
    const material = file.materials.find(({ id }) => id === materialId);
    if (!material) return refuse('bundle.no_such_material', {}, `checks.${at}.materialId`);
    if (material.status === 'provisional') return refuse('bundle.material_provisional', { name: material.name }, `checks.${at}.materialId`);
    if (!ok && !reason) return refuse('bundle.reason_missing', {}, `checks.${at}.reason`);
    if (sampleId !== undefined && !material.samples.includes(sampleId)) return refuse('bundle.no_sample', {}, `checks.${at}.sampleId`);
    return { id: materialId, changes: { status: ok ? ('accepted' as const) : ('wrong' as const), reason: ok ? null : (reason ?? null), sampleId: ok ? null : (sampleId ?? null), checkedAt: bench.now, checkedById: bench.actor.id } };
  });
  const refused = checked.find(isRefusal);
  if (refused) return refused;
  return { materials: checked.flatMap((one) => (isRefusal(one) ? [] : [one])), ...(body.visit && { run: { visits: file.row.visits + 1 } }) };
}

/** The promise of the whole: the template's own, or else its critical path. Null where neither is known. */
export function overallRule(file: RunFile, dayMinutes: number): ClockRule | null {
  if (file.template.promised) return file.template.promised;
  const parallel = planOf(file.template, dayMinutes)?.parallel;
  if (!parallel) return null;
  if (parallel.workingDays === 0 && parallel.minutes > 0) return { kind: 'working_hours', minutes: parallel.minutes };
  return { kind: 'working_days', workingDays: parallel.workingDays + Math.ceil(parallel.minutes / dayMinutes) };
}

/** An item's own promise from the moment it opens; where nobody has stated one, it is owed with the whole. */
function itemClock(file: RunFile, itemId: string, overall: ClockEntries, bench: Bench): ClockEntries {
  const promised = file.template.items.find(({ id }) => id === itemId)?.promised;
  return promised ? startClock(bench, promised) : { ...overall, pauses: overall.pauses.filter(({ to }) => to !== null) };
}

/** What opens when these are done, each item with its clock. */
function opening(file: RunFile, done: ReadonlySet<string>, overall: ClockEntries, bench: Bench): NonNullable<RunVerdict['open']> {
  const opened = new Set(file.items.filter(({ taskId }) => taskId !== null).map(({ itemId }) => itemId));
  return openingOf(file.template.items, done, opened).map(({ id }) => ({ itemId: id, clock: itemClock(file, id, overall, bench) }));
}

/** Names of what still keeps the clock from starting: 容缺 counts as there. */
export const missingOf = ({ materials }: Pick<RunFile, 'materials'>): string[] =>
  materials.filter(({ status }) => status !== 'accepted' && status !== 'provisional').map(({ name }) => name);

/** The clock starts when everything is there, or is allowed to follow; and with it every item that waits for nothing. */
export function start(file: RunFile, bench: RunBench): RunVerdict | Refusal {
  const stopped = blocked(file.row.stage, 'start');
  if (stopped) return stopped;
  const missing = missingOf(file);
  if (missing.length > 0) return refuse('bundle.materials_missing', { names: missing.join('、') });
  const empty = formMissing(file.template.fields, file.answers);
  if (empty.length > 0) return refuse('bundle.field_missing', { names: empty.join('、') });
  const rule = overallRule(file, bench.dayMinutes);
  if (!rule) return refuse('bundle.no_promise', { names: namesOf(file, file.template.items.filter(({ promised }) => promised === null).map(({ id }) => id)) });
  const answer = startClock(bench, rule);
  return { run: { stage: 'working', startedAt: bench.now }, answer, open: opening(file, new Set(), answer, bench) };
}

/** An item is done: what waited for it opens, in the same batch; after the last one the results wait to be handed out. */
export function itemDone(file: RunFile, taskId: string, bench: Bench): RunVerdict {
  const { items } = file;
  const done = new Set(items.filter((item) => item.status === 'done' || item.taskId === taskId).map(({ itemId }) => itemId));
  const answer = answerOf(file);
  const over = items.every(({ itemId }) => done.has(itemId));
  return { run: over ? { stage: 'ready', readyAt: bench.now } : {}, open: answer ? opening(file, done, answer.clock, bench) : [] };
}

const isInspectable = (file: RunFile, key: string, now: string): TaskState | undefined => {
  const item = file.items.find(({ itemId }) => itemId === key);
  const looked = file.template.items.find(({ id }) => id === key)?.siteInspection ?? false;
  const task = item && item.status === 'open' && looked ? taskOf(file, item) : undefined;
  return task && isOpenTask(task) && !isPaused(task, now) ? task : undefined;
};

/** Adds a pause from now on; refused where the district’s limit is used up. */
function stand(task: TaskState, reason: string, bench: Bench): { task: TaskState; changes: ReturnType<typeof dueColumns> & { pausedAt: string; pausedUntil: null }; action: string; data: { reason: string } } | Refusal {
  const limit = bench.settings.limits.pauseWorkingDays;
  if (maxPauseUntil(task.clock.pauses, bench.now, limit, bench.calendar) <= bench.now) return refuse('clock.pause_limit', { limit });
  const clock = { ...task.clock, pauses: [...task.clock.pauses, { from: bench.now, to: null, reason }] };
  return { task, changes: { ...dueColumns(clock, bench.calendar), pausedAt: bench.now, pausedUntil: null }, action: 'pause', data: { reason } };
}

/** 联合勘查: departments come together, once. Their items and the promise of the whole stand still until it is over. */
export function inspect(file: RunFile, body: z.output<typeof InspectBody>, id: string, bench: RunBench): RunVerdict | Refusal {
  const stopped = blocked(file.row.stage, 'inspect');
  if (stopped) return stopped;
  const keys = [...new Set(body.items)];
  const unfit = keys.filter((key) => !isInspectable(file, key, bench.now));
  if (unfit.length > 0) return refuse('bundle.nothing_to_inspect', { names: namesOf(file, unfit) }, 'items');
  const reason = bench.settings.pauseReasons.find(({ code }) => code === INSPECTION.code)?.name ?? INSPECTION.name;
  const answer = answerOf(file);
  const whole = answer && isOpenTask(answer) && !isPaused(answer, bench.now) ? [answer] : [];
  const still = [...keys.flatMap((key) => isInspectable(file, key, bench.now) ?? []), ...whole].map((task) => stand(task, reason, bench));
  const refused = still.find(isRefusal);
  if (refused) return refused;
  const departments = [...new Set(file.items.filter(({ itemId }) => keys.includes(itemId)).map(({ departmentId }) => departmentId))];
  const visit = { id, items: keys, departments, plannedOn: body.plannedOn, place: body.place ?? '', from: bench.now, to: null, workingDays: null, finding: null };
  return { run: { inspections: [...file.row.inspections, visit] }, tasks: still.flatMap((one) => (isRefusal(one) ? [] : [one])), data: { items: keys, plannedOn: body.plannedOn } };
}

/** Until when the clocks stood still for a visit: a pause forgotten past the district's limit ended before the visit did. */
function stoodUntil(from: Instant, clocks: readonly ClockEntries[], now: Instant): Instant {
  const ends = clocks.flatMap(({ pauses }) => pauses.filter((pause) => pause.from === from).map(({ to }) => to ?? now));
  return ends.toSorted().at(-1) ?? now;
}

/** The visit is over. The promise of the whole goes on when no other visit is under way. */
export function resume(file: RunFile, body: z.output<typeof ResumeBody>, bench: RunBench): RunVerdict | Refusal {
  const stopped = blocked(file.row.stage, 'resume');
  if (stopped) return stopped;
  const visit = file.row.inspections.find(({ id, to }) => id === body.inspectionId && to === null);
  if (!visit) return refuse('bundle.no_inspection', {}, 'inspectionId');
  const held = file.items.filter(({ itemId }) => visit.items.includes(itemId)).flatMap((item) => taskOf(file, item) ?? []);
  const elsewhere = file.row.inspections.some(({ id, to }) => id !== visit.id && to === null);
  const answer = answerOf(file);
  // A part that was started again by hand, or paused anew for another reason, is not this visit's.
  const going = [...held.filter(({ pausedAt }) => pausedAt === visit.from), ...(answer && !elsewhere && answer.pausedAt !== null ? [answer] : [])].filter(isOpenTask);
  const tasks = going.map((task) => ({ task, changes: goOn(task, bench), action: 'resume', data: { text: body.finding } }));
  const clocks = [...held, ...(answer ? [answer] : [])].map((task) => tasks.find((moved) => moved.task.id === task.id)?.changes.clock ?? task.clock);
  const workingDays = countPausedWorkingDays([{ from: visit.from, to: stoodUntil(visit.from, clocks, bench.now) }], bench.now, bench.calendar);
  return {
    run: { inspections: file.row.inspections.map((one) => (one === visit ? { ...visit, to: bench.now, workingDays, finding: body.finding } : one)) },
    tasks,
    data: { items: visit.items, workingDays },
  };
}

/** What the run took so far, beside what its items would take one by one. */
export function measure(file: RunFile, visits: number, bench: RunBench, over: boolean): Measured {
  const plan = planOf(file.template, bench.dayMinutes);
  const answer = answerOf(file);
  const spent = answer && over ? spentOf(answer.clock, bench.calendar, bench.now) : null;
  return {
    materials: { baseline: plan?.materials.before ?? 0, taken: file.materials.length },
    visits: { baseline: plan?.visits.before ?? 0, taken: visits },
    time: { baseline: plan?.serial ?? null, workingDays: spent?.unit === 'days' ? spent.amount : null, minutes: spent?.unit === 'minutes' ? spent.amount : null },
    inspections: { baseline: plan?.inspections.before ?? 0, taken: file.row.inspections.length, workingDays: file.row.inspections.reduce((sum, { workingDays }) => sum + (workingDays ?? 0), 0) },
    secondNotices: file.materials.filter(({ second }) => second).length,
    onTime: answer && over ? answer.dueAt !== null && bench.now <= answer.dueAt : null,
  };
}

/** What the notice named and has not come: nothing is handed out before it. What was asked for later the department waives by finishing. */
const owedMaterials = ({ materials }: RunFile): string[] => materials.filter(({ status, second }) => !second && status !== 'accepted').map(({ name }) => name);

/** 统一出件: the results are handed out together, and the promise of the whole is kept. */
export function issue(file: RunFile, body: z.output<typeof IssueBody>, bench: RunBench): RunVerdict | Refusal {
  const stopped = blocked(file.row.stage, 'issue');
  if (stopped) return stopped;
  const open = openItemsOf(file);
  if (open.length > 0) return refuse('bundle.items_open', { names: namesOf(file, open.map(({ itemId }) => itemId)) });
  const owed = owedMaterials(file);
  if (owed.length > 0) return refuse('bundle.not_supplied', { names: owed.join('、') });
  const answer = answerOf(file);
  const visits = file.row.visits + ((body.visit ?? body.by === 'window') ? 1 : 0);
  return {
    run: { stage: 'issued', issuedAt: bench.now, closedAt: bench.now, conclusion: body.text || '', visits, measured: measure(file, visits, bench, true) },
    tasks: answer && isOpenTask(answer) ? [{ task: answer, changes: { status: 'done', acceptedAt: bench.now, closedAt: bench.now, result: file.template.items.flatMap(({ outputs }) => outputs).join('、'), ...goOn(answer, bench) }, action: 'finish' }] : [],
    data: { by: body.by },
  };
}

/** Everything that is still owed is taken back. */
export function withdraw(file: RunFile, body: z.output<typeof WithdrawBody>, bench: RunBench): RunVerdict | Refusal {
  const stopped = blocked(file.row.stage, 'withdraw');
  if (stopped) return stopped;
  return {
    run: { stage: 'withdrawn', closedAt: bench.now, conclusion: body.reason },
    tasks: file.tasks.filter(isOpenTask).map((task) => ({ task, changes: { status: 'cancelled', closedAt: bench.now, result: body.reason, ...goOn(task, bench) }, action: 'cancel' })),
    // The acceptances that let them go end with their promises.
    materials: file.materials.filter(({ status }) => status === 'provisional').map(({ id }) => ({ id, changes: { status: 'awaited', reason: null, sampleId: null, checkedAt: null, checkedById: null } })),
    dropped: file.items.filter(({ status, taskId }) => status === 'waiting' && taskId === null).map(({ itemId }) => itemId),
    data: { reason: body.reason },
  };
}

/** 二次告知: it was not on the one-time notice, so it needs a reason, and is counted. */
export function askAgain(file: RunFile, body: z.output<typeof AskAgainBody>): RunVerdict | Refusal {
  const stopped = blocked(file.row.stage, 'ask-again');
  if (stopped) return stopped;
  const item = file.items.find(({ itemId }) => itemId === body.item);
  if (!item) return refuse('bundle.unknown_item', { name: file.row.templateName, names: body.item }, 'item');
  if (item.status === 'done' || item.status === 'cancelled') return refuse('bundle.item_finished', {}, 'item');
  return {
    asked: body.materials.map(({ name, standard = '' }) => ({ name, standard, item: body.item, departmentId: item.departmentId, reason: body.reason })),
    data: { item: nameOf(file, body.item), reason: body.reason, names: body.materials.map(({ name }) => name) },
  };
}

/** 受理通知书 stays the licensing department's: its number is taken down, by that department or by the window. */
export function recordNumber(file: RunFile, body: z.output<typeof RecordNumberBody>, { actor }: Pick<RunBench, 'actor'>): RunVerdict | Refusal {
  const stopped = blocked(file.row.stage, 'record-number');
  if (stopped) return stopped;
  const item = file.items.find(({ itemId }) => itemId === body.item);
  if (!item) return refuse('bundle.unknown_item', { name: file.row.templateName, names: body.item }, 'item');
  if (actor.role === 'handler' && item.departmentId !== actor.departmentId) return refuse('task.not_yours', {}, 'item');
  if (item.status !== 'open' && item.status !== 'done') return refuse('bundle.item_waiting', {}, 'item');
  return { numbers: [{ itemId: item.itemId, number: body.number || null }], data: { item: nameOf(file, item.itemId), number: body.number } };
}
