import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { NOTE_KINDS } from '../../schema/events.ts';
import type { Actor } from '../../schema/people.ts';
import { applicants } from '../../schema/tables/index.ts';
import { WITH_APPLICANT } from '../cases/rules/response.ts';
import { loadFile, type LoadedFile } from '../cases/store.ts';
import { accountOf } from '../deadlines/rules.ts';
import { rowsByIds } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import { acceptanceRows, acceptancesOf, type PaperAcceptance } from './acceptance.ts';
import type { Contact, Gathered, Handed } from './rules/facts.ts';
import type { PaperFile } from './rules/issue.ts';

const Note = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  kind: z.enum(NOTE_KINDS).catch('other'),
  with: z.string(),
  reached: z.coerce.boolean(),
  text: z.string(),
  place: z.string().nullable(),
  minutes: z.int().nullable(),
});
type Note = z.infer<typeof Note>;
const Granted = z.object({ id: z.string(), workingDays: z.int().nullable(), grounds: z.string(), from: z.string().nullable(), to: z.string().nullable() });

/** A case as its papers see it: what rules look at, and what is gathered from besides. */
export type PaperCase = { file: LoadedFile; state: PaperFile; notes: Note[]; granted: z.infer<typeof Granted> | null; acceptances: PaperAcceptance[] };

const notesOf = (caseId: string): SQL => sql`
  select id as "id", at as "at", actor_name as "by", json_extract(data, '$.kind') as "kind", coalesce(json_extract(data, '$.with'), '') as "with",
    coalesce(json_extract(data, '$.reached'), 0) as "reached", coalesce(json_extract(data, '$.text'), '') as "text", json_extract(data, '$.place') as "place", json_extract(data, '$.minutes') as "minutes"
  from events where case_id = ${caseId} and subject = 'cases' and action = 'note' order by seq`;

/** The latest extension granted, and how it moved the case's due: read off the change that granted it. */
const grantedOf = (caseId: string): SQL => sql`
  select a.id as "id", a.working_days as "workingDays", a.grounds as "grounds", json_extract(moved.changes, '$.dueAt.from') as "from", json_extract(moved.changes, '$.dueAt.to') as "to"
  from approvals a
  left join events ruled on ruled.subject = 'approvals' and ruled.subject_id = a.id and json_extract(ruled.changes, '$.status.to') = 'approved'
  left join events moved on moved.change_id = ruled.change_id and moved.subject = 'cases'
  where a.case_id = ${caseId} and a.kind = 'extension' and a.status = 'approved' order by a.decided_at desc, a.id desc limit 1`;

/** One case with what its papers may say; null where this person may not see it. */
export async function loadPaperCase(store: Store, actor: Actor, caseId: string): Promise<PaperCase | null> {
  const file = await loadFile(store, actor, caseId);
  if (!file) return null;
  const [said = [], allowed = [], accepted = []] = await store.reads([notesOf(caseId), grantedOf(caseId), acceptancesOf('case', caseId)]);
  const notes = z.array(Note).parse(said);
  const granted = allowed[0] ? Granted.parse(allowed[0]) : null;
  const contacts = notes.filter(({ kind }) => WITH_APPLICANT.has(kind));
  const acceptances = acceptanceRows(accepted);
  return { file, notes, granted, acceptances, state: { row: file.row, tasks: file.tasks, extension: granted, contacts, acceptances } };
}

const listOf = (ids: (string | null)[]): SQL => sql`(select value from json_each(${JSON.stringify([...new Set(ids.filter((id) => id !== null))])}))`;

/** What ids stand for, retired rows included. */
async function namesOf(store: Store, { file: { row, tasks }, acceptances }: PaperCase): Promise<Map<string, string>> {
  const found = await store.reads([
    sql`select id, name from departments where id in ${listOf([row.departmentId, row.leadDepartmentId, row.complainedOfId, ...tasks.map(({ departmentId }) => departmentId), ...acceptances.map(({ departmentId }) => departmentId)])}`,
    sql`select id, name from people where id in ${listOf([row.coordinatorId, row.helperId, ...tasks.map(({ personId }) => personId)])}`,
    sql`select id, name from matters where id in ${listOf([row.matterId])}`,
    sql`select id, name from sites where id in ${listOf([row.siteId])}`,
  ]);
  return new Map(found.flat().map(({ id, name }) => [String(id), String(name)]));
}

const shown = ({ id: _id, kind, ...note }: Note): Contact => ({ ...note, kind });

type About = { taskId: string | null; noteId: string | null; departmentId: string | null; handed: Handed | null };

/** Reads what the paper may say: the applicants with their masks, names instead of ids, the account of the due. */
export async function gather(store: Store, paper: PaperCase, { taskId, noteId, departmentId, handed }: About, district: District, now: string): Promise<Gathered> {
  const { row, tasks } = paper.file;
  const [names, people] = await Promise.all([namesOf(store, paper), rowsByIds(store, applicants, getTableColumns(applicants), [row.reporterId, row.partyId])]);
  const person = (id: string) => {
    const found = people.find((one) => one.id === id);
    if (!found) throw new Error('a case has its reporter and its party');
    const { name, phoneMask: phone, idNumberMask: idNumber, livingPlace, registeredPlace, circumstances } = found;
    return { id, name, phone, idNumber, place: livingPlace ?? registeredPlace, circumstances };
  };
  const parts = tasks.filter((task) => task.kind === 'handle' && task.departmentId !== null && task.status !== 'returned' && task.status !== 'cancelled');
  const promise = tasks.findLast(({ kind }) => kind === 'answer');
  const { granted, notes, state } = paper;
  const told = new Set(state.contacts.map(({ id }) => id));
  return {
    row,
    reporter: person(row.reporterId),
    party: person(row.partyId),
    parts: parts.toSorted((one, other) => Number(other.role === 'lead') - Number(one.role === 'lead')),
    part: parts.find(({ id }) => id === taskId) ?? null,
    account: promise ? accountOf(promise.clock, district.calendarAt(row.siteId), promise.closedAt ?? now) : null,
    extension: granted && { workingDays: granted.workingDays ?? 0, grounds: granted.grounds, from: granted.from, to: granted.to },
    contacts: notes.filter(({ id }) => (noteId === null ? told.has(id) : id === noteId)).map(shown),
    handed,
    departmentId,
    names,
  };
}
