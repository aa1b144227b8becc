import { and, eq, gt, inArray, isNotNull, ne, or, isNull, sql } from 'drizzle-orm';
import type { Subject } from '../../schema/events.ts';
import { isRefusal } from '../../schema/refusals.ts';
import { changes, events } from '../../schema/tables/index.ts';
import type { Deciding, Editable } from '../platform/editable.ts';
import { deny } from '../platform/problem.ts';
import type { Versioned } from '../platform/resource.ts';
import { gatherOwn, reversalOf, stillStands } from './rules.ts';

type Event = typeof events.$inferSelect;
export type Undoable = {
  subject: Subject;
  permission: Editable<Versioned, unknown>['permission'];
  takeBack(deciding: Deciding, token: string): Promise<{ commit(): Promise<object[]> }>;
  /** Rows as their reader sees them. */
  show(deciding: Deciding, ids: readonly string[]): Promise<object[]>;
};

/** Rows of the step that somebody else, or the clock, has since written to. */
async function overtakenIds({ env, actor }: Deciding, subject: Subject, step: Event[]): Promise<Set<string>> {
  const last = Math.max(...step.map(({ seq }) => seq));
  const wanted = sql`(select value from json_each(${JSON.stringify(step.map(({ subjectId }) => subjectId))}))`;
  const rows = await env.store.db
    .selectDistinct({ id: events.subjectId })
    .from(events)
    .where(and(eq(events.subject, subject), inArray(events.subjectId, wanted), gt(events.seq, last), isNotNull(events.version), ne(sql`${events.changes}`, '{}'), or(isNull(events.actorId), ne(events.actorId, actor.id))));
  return new Set(rows.map(({ id }) => id));
}

/** The taking back of one resource's steps, by the rules of its single change; all rows of a step or none. */
export function undoableOf<Row extends Versioned & Record<string, unknown>, Changes>(editable: Editable<Row, Changes>): Undoable {
  const { subject, permission, trash } = editable;
  return {
    subject,
    permission,
    show: async (deciding, ids) => editable.present(deciding, await editable.load(deciding, [...ids])),
    async takeBack(deciding, token) {
      const { env, change } = deciding;
      const step = await env.store.db.select().from(events).where(and(eq(events.changeId, token), eq(events.subject, subject), isNotNull(events.version)));
      const rows = new Map((await editable.load(deciding, step.map(({ subjectId }) => subjectId))).map((row) => [row.id, row]));
      const others = await overtakenIds(deciding, subject, step);
      const lost = step.filter((event) => {
        const row = rows.get(event.subjectId);
        return !row || others.has(event.subjectId) || !stillStands(row, event);
      });
      if (lost.length > 0) {
        const current = await editable.present(deciding, lost.flatMap(({ subjectId }) => rows.get(subjectId) ?? []));
        return deny({ refused: 'undo.overtaken', params: { count: lost.length } }, { current });
      }
      const next: Row[] = [];
      const asked: { row: Row; changes: Changes; deletedAt: string | null | undefined }[] = [];
      for (const event of step) {
        const row = rows.get(event.subjectId);
        if (!row) continue;
        const { deletedAt, columns } = reversalOf(event, change.now, trash !== undefined);
        const moved = deletedAt !== undefined && trash ? trash(row, deletedAt, change) : undefined;
        // What comes out of the trash is changed as it stands there; what goes in, as it stood before.
        if (columns) asked.push({ row: deletedAt === null ? { ...row, deletedAt } : row, changes: editable.changes.parse(await asFields(editable, columns, deciding)), deletedAt: moved?.deletedAt });
        else if (moved) next.push(moved);
      }
      const decide = await editable.prepare(deciding, asked);
      const decided = await Promise.all(asked.map(async ({ row, changes: wanted, deletedAt }) => {
        const one = await decide(row, wanted);
        return isRefusal(one) || deletedAt === undefined ? one : { ...one, deletedAt };
      }));
      for (const one of decided) {
        if (isRefusal(one)) return deny(one);
        next.push(one);
      }
      await editable.follow?.(deciding);
      change.also(sql`update ${changes} set undone_by_id = ${change.id} where id = ${token}`);
      return {
        async commit() {
          await change.commit();
          return editable.present(deciding, next);
        },
      };
    },
  };
}

/** Earlier columns as the fields a change may carry: rows are retired by a mark, not by an instant. */
async function asFields<Row extends Versioned, Changes>(editable: Editable<Row, Changes>, columns: Record<string, unknown>, deciding: Deciding): Promise<Record<string, unknown>> {
  const { retiredAt, ...rest } = columns;
  const gathered = gatherOwn(rest);
  const fields = editable.asChanges ? await editable.asChanges(gathered, deciding) : gathered;
  return retiredAt === undefined ? fields : { ...fields, retired: retiredAt !== null };
}
