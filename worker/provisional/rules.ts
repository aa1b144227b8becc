import type { ClockEntries, ClockRule, Instant } from '../../schema/deadlines.ts';
import type { Actor } from '../../schema/people.ts';
import type { CorrectBody, MatterMaterial, MissingMaterial, ProvisionalAction, ProvisionalBody, ProvisionalOwnerKind, ProvisionalStatus, SupplyBody, Verification } from '../../schema/provisional.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import type { z } from 'zod';
import { dueOf, remainingWorkingDays } from '../deadlines/rules.ts';
import { spoken, startClock, type Bench } from '../cases/rules/file.ts';
import { permissionsOf } from '../people/rules.ts';

/**
 * What something that can be taken provisionally says of itself: a case, or a run of a bundle. `departments` are those with
 * a part in it; `live`: it is being worked on, so that something can be taken for it now.
 */
export type ProvisionalOwner = {
  kind: ProvisionalOwnerKind;
  id: string;
  version: number;
  caseId: string | null;
  number: string | null;
  title: string;
  siteId: string | null;
  coordinatorId: string | null;
  partyId: string;
  live: boolean;
  departments: readonly string[];
  /** When the owner itself is owed; null while a pause without an end holds it. */
  dueAt: Instant | null;
};

/** A material that may be let go. `departments`: whose items ask for it, of which one decides; left out, any with a part. */
export type Deferrable = MatterMaterial & { departments?: readonly string[] };
/** What says which materials may be missing: a matter, or the edition of the template a run of a bundle is on. */
export type MatterState = { id: string; departmentId: string | null; materials: readonly Deferrable[] };

/** What stands between the decision and its being written, looked up before. */
export type Circumstances = { matter: MatterState | null; running: boolean; barred: boolean; paper: boolean };

/** What becomes of it: the frozen list, who decided, and the clock of the `supplement` promise. */
export type Acceptance = { materials: MissingMaterial[]; departmentId: string; ask: string; clock: ClockEntries };

/** Of the matter's list those that may be let go; main materials (主要材料) never are (F060). */
export const mayBeMissing = (materials: readonly MatterMaterial[]): MatterMaterial[] => materials.filter((one) => one.mayBeMissing && !one.main);

/** Materials by their code, as they are called today. Refusals: `provisional.material_unknown`, `provisional.main_material`, `provisional.not_on_list`. */
export function missingOf(codes: readonly string[], materials: readonly MatterMaterial[]): MissingMaterial[] | Refusal {
  const missing: MissingMaterial[] = [];
  for (const code of codes) {
    const found = materials.find((one) => one.code === code);
    if (!found) return refuse('provisional.material_unknown', { code }, 'materials');
    if (found.main) return refuse('provisional.main_material', { name: found.name }, 'materials');
    if (!found.mayBeMissing) return refuse('provisional.not_on_list', { name: found.name }, 'materials');
    missing.push({ code, name: found.name });
  }
  return missing;
}

/** Which department decided: a handler's own; a coordinator enters one's decision from its paper (代录). */
function deciderOf(body: ProvisionalBody, actor: Actor, { paper }: Circumstances): string | Refusal {
  if (actor.role === 'handler') {
    if (actor.departmentId === null || (body.departmentId !== undefined && body.departmentId !== actor.departmentId)) return refuse('task.not_yours', {}, 'departmentId');
    return actor.departmentId;
  }
  if (body.departmentId === undefined) return refuse('provisional.department_missing', {}, 'departmentId');
  return body.fileId === undefined || !paper ? refuse('provisional.paper_missing', {}, 'fileId') : body.departmentId;
}

/** Left out, what is left of the owner's own limit. */
const ruleFor = (dueIn: number | undefined, owner: { dueAt: Instant }, bench: Bench): ClockRule => ({ kind: 'working_days', workingDays: dueIn ?? Math.max(0, remainingWorkingDays(owner.dueAt, bench.now, bench.calendar)) });

/**
 * 容缺受理 (F059–F062): the department that handles the matter decides, the main materials are whole, identity or facts
 * were made sure of another way, the applicant promised the rest in writing, and it is due no later than the item
 * itself. Who broke such a promise does not get another until he is cleared.
 */
export function acceptProvisionally(owner: ProvisionalOwner, body: ProvisionalBody, around: Circumstances, bench: Bench): Acceptance | Refusal {
  if (!owner.live) return refuse('provisional.not_open');
  const { matter } = around;
  if (!matter) return refuse('provisional.no_matter');
  const departmentId = deciderOf(body, bench.actor, around);
  if (typeof departmentId !== 'string') return departmentId;
  if (departmentId !== matter.departmentId && !owner.departments.includes(departmentId)) return refuse('provisional.not_competent', {}, 'departmentId');
  const materials = missingOf(body.materials, matter.materials);
  if ('refused' in materials) return materials;
  const asks = ({ code, departments }: Deferrable) => !departments || departments.includes(departmentId) || !body.materials.includes(code);
  if (!matter.materials.every(asks)) return refuse('provisional.not_competent', {}, 'departmentId');
  if (around.barred) return refuse('provisional.barred');
  if (around.running) return refuse('provisional.running');
  const { dueAt } = owner;
  if (dueAt === null) return refuse('provisional.no_due');
  const clock = startClock(bench, ruleFor(body.dueIn, { dueAt }, bench));
  const due = dueOf(clock, bench.calendar).dueAt;
  if (dueAt < bench.now || (body.dueIn !== undefined && due !== null && due > dueAt)) return refuse('provisional.due_after_item', { due: spoken(dueAt, bench.calendar) }, 'dueIn');
  const held = due !== null && due > dueAt ? { ...clock, external: [{ dueAt, what: BY_OWNER }] } : clock;
  return { materials, departmentId, ask: askFor(materials), clock: held };
}

const askFor = (materials: readonly MissingMaterial[]): string => `补齐容缺材料：${materials.map(({ name }) => name).join('、')}`.slice(0, 1000);

/** The entry of the clock that holds the promise to the item it is for. */
export const BY_OWNER = '本件办理期限';

type Standing = { status: ProvisionalStatus; departmentId: string; clearedAt: Instant | null };

/** The department that decided, or the coordinator for it. */
export const mayKeep = ({ departmentId }: Pick<Standing, 'departmentId'>, actor: Actor): boolean => actor.role === 'coordinator' || (actor.role === 'handler' && actor.departmentId === departmentId);
export const mayClear = (actor: Actor): boolean => permissionsOf(actor.role).includes('cases.supervise');

/** Broken, and not cleared since. */
export const isBarring = ({ status, clearedAt }: Pick<Standing, 'status' | 'clearedAt'>): boolean => status === 'defaulted' && clearedAt === null;

export function provisionalActions(row: Standing, actor: Actor): ProvisionalAction[] {
  const offers: [boolean, ProvisionalAction][] = [
    [row.status === 'running' && mayKeep(row, actor), 'supply'],
    [row.status === 'running' && mayKeep(row, actor), 'correct'],
    [row.status === 'running' && mayKeep(row, actor), 'withdraw'],
    [isBarring(row) && mayClear(actor), 'clear'],
  ];
  return offers.filter(([allowed]) => allowed).map(([, action]) => action);
}

type Supplied = z.output<typeof SupplyBody>;

/** How an acceptance ends, and what becomes of its promise. */
export type Ending = {
  row: { status?: ProvisionalStatus; endedAt?: Instant; ending?: string; suppliedBy?: Supplied['means']; clearedAt?: Instant; clearedById?: string; clearance?: string };
  task?: { status: 'done' | 'cancelled'; result: string };
};

/** What was missing came: the promise is kept. */
export function supply(row: Standing, body: Supplied, bench: Bench): Ending | Refusal {
  if (!mayKeep(row, bench.actor)) return refuse('auth.forbidden');
  if (row.status !== 'running') return refuse('provisional.ended');
  return { row: { status: 'supplied', endedAt: bench.now, ending: body.text, suppliedBy: body.means }, task: { status: 'done', result: body.text } };
}

/** What of an acceptance, of its promise, and of what was let go is put right. */
export type Correction = {
  row: { materials?: MissingMaterial[]; promise?: string; supplyBy?: Supplied['means'][]; supplyNote?: string; verifications?: Verification[]; fileId?: string };
  task: { ask?: string; clock?: ClockEntries };
  added: MissingMaterial[];
  removed: MissingMaterial[];
};

type Corrected = Standing & { materials: readonly MissingMaterial[] };

/** The matter's list with what was let go already, which a run does not miss any more. */
const withStanding = (matter: MatterState, standing: readonly MissingMaterial[]): Deferrable[] => [
  ...matter.materials,
  ...standing.filter(({ code }) => !matter.materials.some((one) => one.code === code)).map(({ code, name }) => ({ code, name, main: false, mayBeMissing: true })),
];

/**
 * Puts right what was decided, with a reason: what may be missing and until when stays within what deciding itself would
 * take. What a department decided a coordinator puts right from its paper.
 */
export function correct(row: Corrected, task: { pausedAt: Instant | null }, body: CorrectBody, owner: ProvisionalOwner, { matter, paper }: Pick<Circumstances, 'matter' | 'paper'>, bench: Bench): Correction | Refusal {
  const { materials: codes, dueIn, promise, supplyBy, supplyNote, verifications, fileId } = body;
  if (!mayKeep(row, bench.actor)) return refuse('auth.forbidden');
  if (row.status !== 'running') return refuse('provisional.ended');
  if ([codes, dueIn, promise, supplyBy, supplyNote, verifications].every((one) => one === undefined)) return refuse('provisional.nothing_changed');
  const decided = codes !== undefined || dueIn !== undefined || promise !== undefined;
  if (decided && bench.actor.role !== 'handler' && !paper) return refuse('provisional.paper_missing', {}, 'fileId');
  if (!matter) return refuse('provisional.no_matter');
  const list = withStanding(matter, row.materials);
  const materials = codes && missingOf(codes, list);
  if (materials && 'refused' in materials) return materials;
  const added = (materials ?? []).filter(({ code }) => !row.materials.some((one) => one.code === code));
  const removed = materials ? row.materials.filter(({ code }) => !materials.some((one) => one.code === code)) : [];
  const foreign = list.some(({ code, departments }) => departments && !departments.includes(row.departmentId) && added.some((one) => one.code === code));
  if (foreign) return refuse('provisional.not_competent', {}, 'materials');
  const clock = dueIn === undefined ? undefined : clockWithin(dueIn, owner, task, bench);
  if (clock && 'refused' in clock) return clock;
  return {
    row: { ...(materials && { materials }), ...(promise !== undefined && { promise }), ...(supplyBy && { supplyBy }), ...(supplyNote !== undefined && { supplyNote }), ...(verifications && { verifications }), ...(fileId !== undefined && paper && { fileId }) },
    task: { ...(materials && { ask: askFor(materials) }), ...(clock && { clock }) },
    added,
    removed,
  };
}

/** Another day, counted from now and no later than the item itself. */
function clockWithin(dueIn: number, owner: ProvisionalOwner, task: { pausedAt: Instant | null }, bench: Bench): ClockEntries | Refusal {
  const { dueAt } = owner;
  if (dueAt === null) return refuse('provisional.no_due');
  if (task.pausedAt !== null) return refuse('provisional.paused', {}, 'dueIn');
  const clock = startClock(bench, { kind: 'working_days', workingDays: dueIn });
  const due = dueOf(clock, bench.calendar).dueAt;
  return dueAt < bench.now || due === null || due > dueAt ? refuse('provisional.due_after_item', { due: spoken(dueAt, bench.calendar) }, 'dueIn') : clock;
}

/** It was decided by mistake, or the applicant gives up: nothing is owed any more and nobody broke a promise. */
export function withdraw(row: Standing, reason: string, bench: Bench): Ending | Refusal {
  if (!mayKeep(row, bench.actor)) return refuse('auth.forbidden');
  if (row.status !== 'running') return refuse('provisional.ended');
  return { row: { status: 'withdrawn', endedAt: bench.now, ending: reason }, task: { status: 'cancelled', result: reason } };
}

/** What a broken promise's acceptance says of its end. */
export const DEFAULTED = '到期未补齐，容缺受理终止';

/** The day has passed and nothing came: it ends by itself, and whoever promised may not use it again until cleared. */
export function lapse(row: Standing, task: { dueAt: Instant | null; pausedAt: Instant | null }, now: Instant): Ending | null {
  if (row.status !== 'running' || task.pausedAt !== null || task.dueAt === null || task.dueAt >= now) return null;
  return { row: { status: 'defaulted', endedAt: now, ending: DEFAULTED }, task: { status: 'cancelled', result: DEFAULTED } };
}

/** A supervisor lets the applicant use it again, with the reason. */
export function clear(row: Standing, reason: string, bench: Bench): Ending | Refusal {
  if (!mayClear(bench.actor)) return refuse('auth.forbidden');
  if (!isBarring(row)) return refuse('provisional.not_barred');
  return { row: { clearedAt: bench.now, clearedById: bench.actor.id, clearance: reason } };
}

/** Only while it runs, and by who decided. */
export function edit(row: Standing, actor: Actor): Refusal | undefined {
  if (!mayKeep(row, actor)) return refuse('auth.forbidden');
  return row.status === 'running' ? undefined : refuse('provisional.ended');
}
