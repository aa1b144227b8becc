import { sql } from 'drizzle-orm';
import type { Instant } from '../../schema/deadlines.ts';
import { deliveries, reminders } from '../../schema/tables/index.ts';
import type { Spoken } from '../../schema/reminders.ts';
import type { TaskKind } from '../../schema/tasks.ts';
import { dayOf } from '../deadlines/rules.ts';
import { newId } from '../platform/ledger.ts';
import type { Statement, Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import { insertGiven } from './given.ts';
import { newDelivery } from './outbox.ts';
import { enabledChannels, loadReach, personalChannels } from './reach.ts';
import { outOfQuiet } from './rules/ladder.ts';
import { receiversOf } from './rules/receivers.ts';
import { loadStaff } from './staff.ts';

type Urged = { id: string; kind: TaskKind; caseId: string | null; dueAt: Instant | null; personId: string | null; departmentId: string | null; coordinatorId: string | null };

/**
 * 催办: whoever does it hears it in the panel with the press itself, since it stands in the press's own batch, and through
 * his channels as an overdue promise would reach him; at night or on a day off those wait for the morning. `press` is the
 * change's id: a press is said once. What the coordinator wrote stays in the history: messages name nobody.
 */
export const urge = (store: Store, district: District, task: Urged, press: string, now: Instant) => sayAtOnce(store, district, task, { kind: 'urge', name: '催办', press }, now);

/** What is said of a promise outside its ladder: by a press, or because something ended. */
export async function sayAtOnce(store: Store, district: District, task: Urged, { kind: of, name, press }: { kind: 'urge' | 'ended'; name: string; press: string }, now: Instant): Promise<{ statements: Statement[]; sends: boolean }> {
  const staff = await loadStaff(store, [task], dayOf(now, district.calendar));
  const spoken: Spoken = { name, when: null, taskKind: task.kind, passed: [] };
  const said = receiversOf(['person'], task, staff).map(({ receiverId, forId }): typeof reminders.$inferInsert => ({
    id: newId(now), key: `${of}:${press}:${receiverId}`, kind: of, taskId: task.id, caseId: task.caseId, receiverId, forId, dueAt: task.dueAt, dueVersion: null, spoken, digest: null, at: now,
  }));
  const reach = await loadReach(store, await enabledChannels(store), said.map(({ receiverId }) => receiverId));
  const nextAt = new Date(outOfQuiet(Date.parse(now), district.settings.ladder.quiet, district.calendar)).toISOString();
  const sent = said.flatMap(({ id, key, receiverId }) => personalChannels(reach, receiverId, 'overdue', null).map((kind) => ({ ...newDelivery(now, id, key, kind, receiverId), nextAt })));
  const once = sql`on conflict (key) do nothing`;
  return { statements: [...insertGiven(reminders, said, once), ...insertGiven(deliveries, sent, once)], sends: sent.length > 0 && nextAt === now };
}
