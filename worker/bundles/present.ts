import { getTableColumns } from 'drizzle-orm';
import type { Answers, BundleFile, BundleRun, RunItem, RunMaterial } from '../../schema/bundles.ts';
import type { Actor } from '../../schema/people.ts';
import { applicants } from '../../schema/tables/index.ts';
import { presentApplicant, type ApplicantRow } from '../applicants/store.ts';
import { clockMark } from '../cases/present.ts';
import { isPaused, pausedRemaining } from '../cases/rules/file.ts';
import { seesPeople } from '../cases/sight.ts';
import type { Reader } from '../platform/resource.ts';
import { rowsByIds } from '../platform/select.ts';
import { mayRun, runActions } from './rules/actions.ts';
import { fileOf, type LoadedRun, type MaterialRow, type RunRow } from './store.ts';
import { measure } from './rules/run.ts';
import { dayMinutesOf } from './rules/day.ts';

type Reading = Omit<Reader, 'store'>;

function applicantShown(found: ApplicantRow | undefined, actor: Actor): BundleRun['applicant'] {
  if (!found || (!seesPeople(actor) && actor.role !== 'handler')) return null;
  const shown = presentApplicant(found, { names: true });
  return seesPeople(actor) ? shown : { ...shown, phone: null, idNumber: null, registeredPlace: null, livingPlace: null, circumstances: [] };
}

function presentRun(row: RunRow, found: ApplicantRow | undefined, { actor, district, now }: Reading): BundleRun {
  const { answersSealed: _answers, wanted: _wanted, inspections, measured: _measured, dueKey: _key, numberYear: _year, numberSeq: _seq, pausedUntil: _until, registeredById: _by, applicantId: _applicant, ...shown } = row;
  const live = row.stage === 'working' || row.stage === 'ready';
  const paused = isPaused(row, now);
  return {
    ...shown,
    queryCode: seesPeople(actor) ? row.queryCode : null,
    conclusion: seesPeople(actor) ? row.conclusion : null,
    applicant: applicantShown(found, actor),
    pausedAt: paused ? row.pausedAt : null,
    clock: clockMark({ ...row, pausedRemaining: null }, live, now, district.calendarAt(row.siteId)),
    custom: seesPeople(actor) ? row.custom : {},
    editable: mayRun(actor) && row.closedAt === null && row.deletedAt === null,
    actions: runActions({ ...row, inspecting: inspections.some(({ to }) => to === null) }, actor),
  };
}

/** Rows as this person may see them: one more round trip for the applicants of the page. */
export async function presentRuns(rows: RunRow[], { store, ...reading }: Reader): Promise<BundleRun[]> {
  const wanted = reading.actor.role === 'viewer' ? [] : rows.map(({ applicantId }) => applicantId);
  const found = new Map((await rowsByIds(store, applicants, getTableColumns(applicants), wanted)).map((row) => [row.id, row]));
  return rows.map((row) => presentRun(row, found.get(row.applicantId), reading));
}

function itemsShown(run: LoadedRun, actor: Actor, now: string): RunItem[] {
  const { items, tasks } = run;
  const { template } = fileOf(run, {});
  const done = new Set(items.filter(({ status }) => status === 'done').map(({ itemId }) => itemId));
  const whole = actor.role !== 'handler';
  return items.flatMap(({ itemId, departmentId, status, taskId, acceptanceNumber, openedAt, doneAt }) => {
    const item = template.items.find(({ id }) => id === itemId);
    if (!item || (!whole && departmentId !== actor.departmentId)) return [];
    const task = tasks.find(({ id }) => id === taskId);
    return [{
      id: itemId, name: item.name, departmentId, status, taskId, acceptanceNumber, openedAt, doneAt,
      taskStatus: task?.status ?? null, dueAt: task?.dueAt ?? null, pausedAt: task && isPaused(task, now) ? task.pausedAt : null,
      result: task && (seesPeople(actor) || actor.role === 'handler') ? task.result : null,
      siteInspection: item.siteInspection,
      waitsFor: item.prerequisites.filter((id) => !done.has(id)),
      materials: item.materials,
      outputs: item.outputs,
      uses: item.uses.map((use) => ({ ...use, there: done.has(use.of) })),
    }];
  });
}

/** A run with everything in it, as far as this person needs it: a handler his department's items, and the answers that fill them. */
export async function presentRunFile(run: LoadedRun, answers: Answers, reader: Reader): Promise<BundleFile> {
  const { actor, district, now } = reader;
  const [shown] = await presentRuns([run.row], reader);
  if (!shown) throw new Error('one row in, one row out');
  const file = fileOf(run, answers);
  const items = itemsShown(run, actor, now);
  const mine = new Set(items.map(({ id }) => id));
  const whole = seesPeople(actor);
  const fields = file.template.fields.filter((field) => whole || (actor.role === 'handler' && field.items.some((id) => mine.has(id))));
  const bench = { now, actor, settings: district.settings, calendar: district.calendarAt(run.row.siteId), dayMinutes: dayMinutesOf(district.settings.clock.workingHours, now) };
  const paused = isPaused(run.row, now);
  const answer = run.tasks.find(({ id }) => id === run.row.answerTaskId);
  return {
    ...shown,
    ...(paused && answer && { clock: { ...shown.clock, remainingWorkingDays: pausedRemaining(answer.clock, bench.calendar) } }),
    items,
    fields,
    answers: Object.fromEntries(Object.entries(answers).filter(([id]) => fields.some((field) => field.id === id))),
    inspections: run.row.inspections.filter(({ departments }) => actor.role !== 'handler' || departments.some((id) => id === actor.departmentId)),
    measured: run.row.measured ?? measure(file, run.row.visits, bench, false),
  };
}

export function presentMaterial({ deletedAt: _deleted, seq: _seq, ...row }: MaterialRow, actor: Actor): RunMaterial {
  return { ...row, reason: seesPeople(actor) || actor.role === 'handler' ? row.reason : null };
}
