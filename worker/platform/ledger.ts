import { and, eq, getTableColumns, type SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { v7 } from 'uuid';
import type { Subject } from '../../schema/events.ts';
import { OWN, ownName } from '../../schema/fields.ts';
import type { DueMove } from '../../schema/many.ts';
import type { Actor } from '../../schema/people.ts';
import * as tables from '../../schema/tables/index.ts';
import { Next, insertRows, updateMany, type RowUpdate } from './many.ts';
import { RowChanged, type Statement, type Store } from './store.ts';

/** Which table each subject of history lives in. A table not named here cannot be written through the ledger. */
export const SUBJECT_TABLES = {
  cases: tables.cases,
  tasks: tables.tasks,
  applicants: tables.applicants,
  approvals: tables.approvals,
  consultations: tables.consultations,
  departments: tables.departments,
  matters: tables.matters,
  sites: tables.sites,
  people: tables.people,
  'calendar-days': tables.calendarDays,
  settings: tables.settings,
  views: tables.views,
  files: tables.files,
  channels: tables.channels,
  'person-channels': tables.personChannels,
  forms: tables.forms,
  'supervision-notices': tables.supervisionNotices,
  'accountability-records': tables.accountabilityRecords,
  leave: tables.leave,
  duty: tables.duty,
  'duty-handovers': tables.dutyHandovers,
  'duty-trainings': tables.dutyTrainings,
  'notice-preferences': tables.noticePreferences,
  'bundle-templates': tables.bundleTemplates,
  bundles: tables.bundles,
  materials: tables.materials,
  meetings: tables.meetings,
  'meeting-items': tables.meetingItems,
  'meeting-participants': tables.meetingParticipants,
  'meeting-minutes': tables.meetingMinutes,
  'meeting-countersigns': tables.meetingCountersigns,
  'task-forces': tables.taskForces,
  'provisional-acceptances': tables.provisionalAcceptances,
  proposals: tables.proposals,
} as const satisfies Record<Subject, SQLiteTable>;

type Undoable = { resource: Subject; undoes: string | null; batchId: string | null };
type TableOf<S extends Subject> = (typeof SUBJECT_TABLES)[S];
export type RowOf<S extends Subject> = TableOf<S>['$inferSelect'];
type InsertOf<S extends Subject> = TableOf<S>['$inferInsert'];
/** A new row; the ledger gives version and timestamps, and a value may be an SQL expression, or a number given inside the insert (the case number is). */
export type NewRow<S extends Subject> = { [K in keyof InsertOf<S> as K extends 'version' | 'createdAt' | 'updatedAt' ? never : K]: InsertOf<S>[K] | SQL | Next };
export type RowChanges<S extends Subject> = Partial<Omit<InsertOf<S>, 'id' | 'version' | 'createdAt' | 'updatedAt'>>;

/** A row as it was read: what is not in it counts as changed. */
type Standing<S extends Subject> = { id: string; version: number } & Partial<RowOf<S>>;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Said = { action?: string; caseId?: string | null; data?: Record<string, Json> };
type Pending = { subject: Subject; before: { id: string; version: number } & Record<string, unknown>; changes: Record<string, unknown>; said: Said; touched: boolean };

type Inserted = { into: Subject; values: Record<string, unknown> };
const isInserted = (one: Statement | Inserted): one is Inserted => 'into' in one && 'values' in one;
const isAlike = (one: Inserted, other: Inserted) =>
  one.into === other.into && Object.keys(one.values).join() === Object.keys(other.values).join() && Object.entries(one.values).every(([field, value]) => !(value instanceof Next) || other.values[field] === value);

/** Kept out of history: what is derived from other columns, and what says nothing new. */
const UNTOLD = new Set(['searchWords', 'searchNames', 'version', 'createdAt', 'updatedAt', 'seq', 'dueKey', 'number', 'clock', 'queryCode', 'pausedRemaining', 'firstResponseMinutes']);

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const words = (value: unknown) => (typeof value === 'string' ? value : null);
const valuesIn = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {});

/** What history says of a field. The district's own columns are told one by one: each is a cell of its own. */
function toldOf(field: string, from: unknown, to: unknown): [string, { from: Json; to: Json }][] {
  if (field !== OWN) return [[field, { from: told(from), to: told(to) }]];
  const [before, after] = [valuesIn(from), valuesIn(to)];
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((id) => !same(before[id], after[id]));
  return ids.map((id) => [ownName(id), { from: told(before[id]), to: told(after[id]) }]);
}
const told = (value: unknown): Json => (value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json));

/** From here on rows share statements; a single edit reads fewer rows without. */
const MANY = 6;

/** A time-ordered id; the instant is an argument so that replayed histories sort as they happened. */
export const newId = (now: string): string => v7({ msecs: Date.parse(now) });

/**
 * One change: everything a person or a cron run does at once. It becomes one atomic batch in which each
 * row's mutation stands beside its event. A row that has moved on makes the event's guard fail, and with it
 * the whole batch (RowChanged).
 */
export class Change {
  readonly id: string;
  readonly now: string;
  readonly actor: Actor | null;
  readonly action: string;
  #store: Store;
  #onBehalfOfId: string | null;
  #first: (Statement | Inserted)[] = [];
  #updates = new Map<string, Pending>();
  #events: (typeof tables.events.$inferInsert)[] = [];
  #undoable: Undoable | null = null;

  /** `id` where it goes on with a change that was begun before: what one action moves in several steps shares it. */
  constructor(store: Store, now: string, actor: Actor | null, action: string, onBehalfOfId: string | null = null, id = newId(now)) {
    this.id = id;
    this.now = now;
    this.actor = actor;
    this.action = action;
    this.#store = store;
    this.#onBehalfOfId = onBehalfOfId;
  }

  insert<S extends Subject>(subject: S, row: NewRow<S> & { id: string }, said: Said = {}): void {
    const values: Record<string, unknown> = { ...row, version: 1, createdAt: this.now, updatedAt: this.now };
    this.#first.push({ into: subject, values });
    const first = Object.entries(row).filter(([field, value]) => !UNTOLD.has(field) && field !== 'id' && value !== null && value !== undefined && !isReckoned(value));
    this.#tell(subject, row.id, 1, Object.fromEntries(first.flatMap(([field, value]) => toldOf(field, null, value))), said);
  }

  /** Several updates of one row in one change become one. Fields equal to what stands are dropped; nothing left, nothing written. */
  update<S extends Subject>(subject: S, before: Standing<S>, changes: RowChanges<S>, said: Said = {}): void {
    const key = `${subject}:${before.id}`;
    const pending = this.#updates.get(key);
    if (pending) {
      Object.assign(pending.changes, changes);
      pending.said = { ...pending.said, ...said, data: { ...pending.said.data, ...said.data } };
    } else this.#updates.set(key, { subject, before, changes: { ...changes }, said, touched: false });
  }

  /** The row gets its next version even if no field of it changes: what was decided on it must not be decided twice. */
  touch<S extends Subject>(subject: S, before: Standing<S>): void {
    this.update(subject, before, {});
    const pending = this.#updates.get(`${subject}:${before.id}`);
    if (pending) pending.touched = true;
  }

  /** A versionless line of history: a contact note, a reveal. */
  note(subject: Subject, subjectId: string, said: Said & { id?: string }): string {
    return this.#tell(subject, subjectId, null, {}, said);
  }

  /** Extra statements of the same batch, before any event. */
  also(statement: Statement): void {
    this.#first.push(statement);
  }

  /**
   * What `POST /api/undo` can take back: the change is listed for its author, as one step however many rows it has.
   * `undoes` is the change this one takes back; changes of one `batchId` are one step together.
   */
  undoable(resource: Subject, { undoes = null, batchId = null }: Partial<Omit<Undoable, 'resource'>> = {}): void {
    this.#undoable = { resource, undoes, batchId };
  }

  /** The dues that this change moves so far. */
  dueMoves(): (DueMove & { caseId: string })[] {
    return [...this.#updates.values()].flatMap(({ subject, before, changes }) => {
      const { dueAt: to } = changes;
      if (subject !== 'tasks' || to === undefined || same(before.dueAt, to)) return [];
      return [{ taskId: before.id, kind: String(before.kind), from: words(before.dueAt), to: words(to), caseId: String(before.caseId ?? '') }];
    });
  }

  /** The rows of one subject as this change will leave them, as far as it knows them: of a new row everything, of a changed one what was read of it. */
  rowsOf(subject: Subject): ({ id: string } & Record<string, unknown>)[] {
    const added = this.#first.flatMap((one) => (isInserted(one) && one.into === subject ? [{ ...one.values, id: String(one.values.id) }] : []));
    const changed = [...this.#updates.values()].flatMap((one) => (one.subject === subject ? [{ ...one.before, ...one.changes }] : []));
    return [...added, ...changed];
  }

  statements(): Statement[] {
    const updates = new Map<Subject, RowUpdate[]>();
    for (const { subject, before, changes, said, touched } of this.#updates.values()) {
      const differing = Object.entries(changes).filter(([field, value]) => value !== undefined && !same(before[field], value));
      if (differing.length === 0 && !touched) {
        // Nothing of the row moves, yet a reason that was given is kept.
        if (said.data && Object.keys(said.data).length > 0) this.#tell(subject, before.id, null, {}, said);
        continue;
      }
      updates.set(subject, [...(updates.get(subject) ?? []), { before, values: Object.fromEntries(differing) }]);
      const standsInFor = this.#insteadOf(subject, before);
      const shown = differing.filter(([field]) => !UNTOLD.has(field)).flatMap(([field, value]) => toldOf(field, before[field], value));
      this.#tell(subject, before.id, before.version + 1, Object.fromEntries(shown), standsInFor === null ? said : { ...said, data: { ...said.data, standsInFor } });
    }
    this.#updates.clear();
    const moved = [...updates].flatMap(([subject, rows]) => this.#moves(subject, rows));
    const events = this.#events.length < MANY ? this.#events.map((event) => this.#store.db.insert(tables.events).values(event)) : insertRows(tables.events, this.#events);
    const statements = [...this.#placed(), ...moved, ...events];
    return statements.length > 0 && this.#undoable && this.actor ? [...statements, this.#header(this.#undoable, this.actor)] : statements;
  }

  /** New rows in the place they were put; neighbours of one table that name the same fields share statements. */
  #placed(): Statement[] {
    const runs: (Statement | Inserted[])[] = [];
    for (const one of this.#first) {
      const last = runs.at(-1);
      if (!isInserted(one)) runs.push(one);
      else if (Array.isArray(last) && last[0] && isAlike(last[0], one)) last.push(one);
      else runs.push([one]);
    }
    return runs.flatMap((run) => {
      if (!Array.isArray(run)) return [run];
      const [first] = run;
      if (first && run.length >= MANY && !run.some(({ values }) => Object.values(values).some(isExpression))) return insertRows(SUBJECT_TABLES[first.into], run.map(({ values }) => values));
      return run.map(({ into, values }) => {
        const table: SQLiteTable = SUBJECT_TABLES[into];
        return this.#store.db.insert(table).values(Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value instanceof Next ? value.alone : value])));
      });
    });
  }

  #moves(subject: Subject, rows: RowUpdate[]): Statement[] {
    const table: SQLiteTable = SUBJECT_TABLES[subject];
    if (rows.length >= MANY && !rows.some(({ values }) => Object.values(values).some(isExpression))) return updateMany(table, rows, this.now);
    const columns = getTableColumns(SUBJECT_TABLES[subject]);
    return rows.map(({ before, values }) =>
      this.#store.db
        .update(table)
        .set({ ...values, version: before.version + 1, updatedAt: this.now })
        .where(and(eq(columns.id, before.id), eq(columns.version, before.version))),
    );
  }

  #header({ resource, undoes, batchId }: Undoable, actor: Actor): Statement {
    const rows = new Set(this.#events.filter(({ subject }) => subject === resource).map(({ subjectId }) => subjectId)).size;
    return this.#store.db.insert(tables.changes).values({ id: this.id, actorId: actor.id, at: this.now, action: this.action, resource, rows, undoes, batchId });
  }

  /** Whose promise or case this is, where who acts stands in for that one today (代): history names both, whatever the path. */
  #insteadOf(subject: Subject, { personId, departmentId, coordinatorId }: Record<string, unknown>): string | null {
    const owner = subject === 'tasks' ? (personId ?? (departmentId === null ? coordinatorId : null)) : subject === 'cases' ? coordinatorId : null;
    return this.actor?.standsInFor?.find((id) => id === owner) ?? null;
  }

  /** Writes everything or nothing. Answers false when there was nothing to write. */
  async commit(): Promise<boolean> {
    const statements = this.statements();
    if (statements.length === 0) return false;
    await this.#store.write(statements);
    return true;
  }

  #tell(subject: Subject, subjectId: string, version: number | null, changes: Record<string, { from: Json; to: Json }>, said: Said & { id?: string }): string {
    const id = said.id ?? newId(this.now);
    this.#events.push({
      id,
      subject,
      subjectId,
      caseId: said.caseId ?? null,
      version,
      changeId: this.id,
      action: said.action ?? this.action,
      at: this.now,
      actorId: this.actor?.id ?? null,
      actorName: this.actor?.name ?? '',
      onBehalfOfId: this.#onBehalfOfId,
      changes,
      data: said.data ?? {},
    });
    return id;
  }
}

const TRIES = 20;

/**
 * For writes that take no version, and so are never stale: loads, decides and commits anew where somebody else was
 * faster. Of writers at once one wins each round, so that twenty of them all get through.
 */
export async function untilWritten<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof RowChanged) || left === 1) throw error;
    }
  }
}

/** Known only once it is written. */
const isReckoned = (value: unknown): boolean => value instanceof Next || isExpression(value);

function isExpression(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'queryChunks' in value;
}
