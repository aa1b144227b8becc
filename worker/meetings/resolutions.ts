import { and, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { ResolutionRow } from '../../schema/resolutions.ts';
import { meetingItems, meetings } from '../../schema/tables/index.ts';
import type { Reader } from '../platform/resource.ts';
import { rowsByIds } from '../platform/select.ts';
import { presentItems } from './present.ts';
import { itemSight } from './sight.ts';

/** What meetings that are over have resolved, the newest first, of at most so many items and whether those are all; each as this reader may see it. */
export async function findResolutions(reader: Reader, { meetingId, limit }: { meetingId?: string | undefined; limit: number }): Promise<{ rows: ResolutionRow[]; totalIsExact: boolean }> {
  const { store, actor } = reader;
  const found = await store.db.select().from(meetingItems).where(and(sql`${meetingItems.closedAt} is not null and ${meetingItems.outcome} = 'resolved'`, isNull(meetingItems.deletedAt), meetingId === undefined ? undefined : sql`${meetingItems.meetingId} = ${meetingId}`, itemSight(actor))).orderBy(sql`${meetingItems.closedAt} desc, ${meetingItems.position}`).limit(limit + 1);
  const rows = found.slice(0, limit);
  const [items, held] = await Promise.all([presentItems(rows, reader), rowsByIds(store, meetings, getTableColumns(meetings), rows.map((row) => row.meetingId))]);
  const titles = new Map(held.map((one) => [one.id, one]));
  const resolved = items.flatMap((item) => item.resolutions.map((one) => ({
    ...one, meetingId: item.meetingId, meetingTitle: titles.get(item.meetingId)?.title ?? '', itemId: item.id, caseId: item.caseId, caseNumber: item.case?.number ?? null, caseTitle: item.case?.title ?? null,
    closedAt: titles.get(item.meetingId)?.closedAt ?? item.updatedAt,
  })));
  return { rows: resolved, totalIsExact: found.length <= limit };
}
