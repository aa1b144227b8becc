import { getTableColumns } from 'drizzle-orm';
import type { Applicant } from '../../schema/applicants.ts';
import type { Case, ClockMark } from '../../schema/cases.ts';
import type { Attached } from '../../schema/files.ts';
import type { Actor } from '../../schema/people.ts';
import { applicants, cases } from '../../schema/tables/index.ts';
import { presentApplicant, type ApplicantRow } from '../applicants/store.ts';
import { clockState, overdueWorkingDays, remainingWorkingDays, type Calendar } from '../deadlines/rules.ts';
import { rowsByIds } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import { caseActions, isOpen } from './rules/actions.ts';
import { isPaused } from './rules/file.ts';
import { isWithheldFrom, seesPeople } from './sight.ts';

const { searchWords: _words, searchNames: _names, ...columns } = getTableColumns(cases);
/** A case without its search text, which no reader needs. */
export const caseColumns = columns;
export type CaseRow = Omit<typeof cases.$inferSelect, 'searchWords' | 'searchNames'>;

type Standing = { dueAt: string | null; pausedAt: string | null; pausedUntil: string | null; pausedRemaining: number | null };

/** How a promise stands at `now`; a promise that is kept or given up has no mark. */
export function clockMark(row: Standing, live: boolean, now: string, calendar: Calendar): ClockMark {
  const nothing = { remainingWorkingDays: null, overdueWorkingDays: null };
  const paused = isPaused(row, now);
  if (!live || (row.dueAt === null && !paused)) return { state: 'none', ...nothing };
  const dueAt = row.dueAt;
  if (paused && (dueAt === null || now <= dueAt))
    return { state: 'paused', remainingWorkingDays: dueAt === null ? row.pausedRemaining : remainingWorkingDays(dueAt, now, calendar), overdueWorkingDays: null };
  if (dueAt === null) return { state: 'none', ...nothing };
  const state = clockState(dueAt, now, calendar);
  return state === 'overdue'
    ? { state, remainingWorkingDays: null, overdueWorkingDays: overdueWorkingDays(dueAt, now, calendar) }
    : { state, remainingWorkingDays: remainingWorkingDays(dueAt, now, calendar), overdueWorkingDays: null };
}

/** A name of a file may tell as much as the file. */
export const attached = ({ fileCount, fileNames }: Attached, reads: boolean): Attached => ({ fileCount: reads ? fileCount : null, fileNames: reads ? fileNames : [] });

function presentCase(row: CaseRow, people: ReadonlyMap<string, ApplicantRow>, actor: Actor, district: District, now: string): Case {
  const full = seesPeople(actor);
  const withheld = isWithheldFrom(row, actor);
  const person = (id: string): Applicant | null => {
    const found = people.get(id);
    if (!found) return null;
    const shown = presentApplicant(found, { names: full || actor.role === 'handler' });
    if (full) return shown;
    // A department may have to come to somebody's home; who only counts has no use for an illness.
    const circumstances = actor.role === 'handler' ? shown.circumstances : [];
    return { ...shown, phone: null, idNumber: null, registeredPlace: null, livingPlace: null, circumstances };
  };
  const live = row.stage === 'received' || row.stage === 'triaged' || row.stage === 'working';
  const told = full || (actor.role === 'handler' && !withheld);
  const {
    seq, id, number, stage, channel, reporterRelation, reporterWithheld, complainedOfId, title, matterId, matterText, departmentId, siteId, visits, urgency,
    tags, helperId, coordinatorId, leadDepartmentId, receivedAt, category, cause, dueAt, provisional, outcome, answeredAt, rating, declineReason,
    mergedIntoId, version, createdAt, updatedAt, deletedAt, openParts, openReplies, hotlineOrder, hotlineDueAt,
  } = row;
  return {
    seq, id, number, stage, channel, hotlineDueAt,
    // Whoever looks the order up elsewhere finds the person.
    hotlineOrder: told ? hotlineOrder : null,
    queryCode: full ? row.queryCode : null,
    reporter: withheld ? null : person(row.reporterId),
    party: withheld && row.partyId === row.reporterId ? null : person(row.partyId),
    reporterRelation: told ? reporterRelation : null,
    reporterWithheld, complainedOfId,
    title,
    story: told ? row.story : null,
    stuckAt: told ? row.stuckAt : null,
    matterId, matterText, departmentId, siteId, visits, urgency,
    loss: told ? row.loss : null,
    facts: full ? row.facts : {},
    // A district may write a name in a column of its own.
    custom: full ? row.custom : {},
    tags, helperId, coordinatorId, leadDepartmentId, receivedAt, category, cause,
    judgement: full ? row.judgement : null,
    clause: row.clause,
    explanation: full ? row.explanation : null,
    alternatives: full ? row.alternatives : null,
    told: full ? row.told : null,
    awaiting: row.awaitsConfirmation ? 'confirmation' : row.extensionRequestId !== null ? 'extension' : row.specialRequestId !== null && row.specialApprovedAt === null ? 'special' : null,
    dueAt, provisional,
    pausedAt: isPaused(row, now) ? row.pausedAt : null,
    clock: clockMark(row, live, now, district.calendarAt(siteId)),
    outcome,
    answer: told ? row.answer : null,
    basis: row.basis,
    answeredAt, rating,
    ratingReasons: row.ratingReasons,
    firstResponseMinutes: row.firstResponseMinutes,
    declineReason,
    remedy: full ? row.remedy : null,
    referredTo: row.referredTo,
    referredToPerson: full ? row.referredToPerson : null,
    summary: full ? row.summary : null,
    mergedIntoId, version, createdAt, updatedAt, deletedAt, openParts, openReplies,
    ...attached(row, told),
    actions: caseActions(row, actor, now),
    editable: actor.role === 'coordinator' && isOpen(stage) && deletedAt === null,
    trashable: actor.role === 'coordinator' && !isOpen(stage) && deletedAt === null && openParts === 0 && openReplies === 0 && row.openSupplements === 0,
  };
}

/** Rows as this person may see them. Reads the applicants of the page in one round trip: one or two rows a case. */
export async function presentCases(store: Store, rows: CaseRow[], actor: Actor, district: District, now: string): Promise<Case[]> {
  const found = await rowsByIds(store, applicants, getTableColumns(applicants), rows.flatMap((row) => [row.reporterId, row.partyId]));
  const people = new Map(found.map((row) => [row.id, row]));
  return rows.map((row) => presentCase(row, people, actor, district, now));
}
