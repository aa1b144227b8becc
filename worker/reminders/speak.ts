import { sql, type SQL } from 'drizzle-orm';
import type { Instant } from '../../schema/deadlines.ts';
import type { Spoken } from '../../schema/reminders.ts';
import { deliveries, noticeIntents, reminderPlans, reminders } from '../../schema/tables/index.ts';
import { dayOf } from '../deadlines/rules.ts';
import { newId } from '../platform/ledger.ts';
import type { Statement, Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import type { SentKind } from '../../schema/channels.ts';
import { insertGiven } from './given.ts';
import { newDelivery } from './outbox.ts';
import { expectChanged, unlessOvertaken } from './overtaken.ts';
import { INSTANTS, NOTHING, readPlans, standingOfPlan, type Planned } from './plans.ts';
import { groupChannels, loadReach, personalChannels, type Reach } from './reach.ts';
import { topicOf, type Standing, type Step } from './rules/ladder.ts';
import { receiversOf, type Staff } from './rules/receivers.ts';
import { loadStaff, withSigners } from './staff.ts';

/** Promises spoken of in one batch. */
const A_PORTION = 500;

type Reminder = typeof reminders.$inferInsert;
type Run = { id: string; now: Instant; revision: number; enabled: readonly SentKind[] };
type Due = { plan: Planned; standing: Standing };
type Said = { due: Due; step: Step; reminders: Reminder[] };

/** What a rung's speaking writes: a reminder a person, and what it asks of others. */
function saidOf({ plan, standing: { passed } }: Due, step: Step, staff: Staff, now: Instant): Reminder[] {
  const { taskId, caseId, dueAt, dueVersion, kind: taskKind } = plan;
  const { code, name, when } = step.rung;
  const spoken: Spoken = { name, when, taskKind, passed: passed.map(({ rung }) => rung.name) };
  // Who would have heard a rung that was passed over hears this one.
  const receivers = receiversOf([...new Set([...passed, step].flatMap(({ rung }) => rung.receivers))], plan, staff);
  return receivers.map(({ receiverId, forId }) => ({
    id: newId(now), key: `${taskId}:${dueVersion}:${code}:${receiverId}`, kind: 'rung', taskId, caseId, receiverId, forId, dueAt, dueVersion, spoken, digest: null, at: now,
  }));
}

/** What goes out of it: to each person through his own channels, and once to each group. */
function sentOf({ due: { plan }, step: { rung }, reminders: said }: Said, reach: Reach, now: Instant): (typeof deliveries.$inferInsert)[] {
  const topic = topicOf(rung.when);
  const [first] = said;
  const groups = first ? groupChannels(reach, rung.channels).map((kind) => newDelivery(now, first.id, `${plan.taskId}:${plan.dueVersion}:${rung.code}`, kind, null)) : [];
  return [...said.flatMap(({ id, key, receiverId }) => personalChannels(reach, receiverId, topic, rung.channels).map((kind) => newDelivery(now, id, key, kind, receiverId))), ...groups];
}

const wantsNotice = ({ standing: { speak, passed } }: Due): boolean => [speak, ...passed].some((step) => step?.rung.draftsNotice);

function intentsOf(due: readonly Due[], now: Instant): (typeof noticeIntents.$inferInsert)[] {
  return due.filter(wantsNotice).flatMap(({ plan: { taskId, caseId, dueAt, dueVersion }, standing: { speak } }) =>
    speak && dueAt !== null ? [{ id: newId(now), taskId, caseId, dueAt, dueVersion, rung: speak.rung.code, at: now }] : []);
}

/** The plans are taken out as they were read and put back with what comes next, in one batch with what was said. */
function statementsOf(due: readonly Due[], said: Reminder[], sent: (typeof deliveries.$inferInsert)[], { id, now, revision }: Run): Statement[] {
  const last = due.at(-1)?.plan;
  const next = due.map(({ plan, standing: { speak, next: at } }) => ({ taskId: plan.taskId, at: at ?? NOTHING, dueVersion: plan.dueVersion, saidAt: speak?.at ?? plan.saidAt, revision }));
  const run = (set: SQL) => sql`update reminder_runs set ${set} where id = ${id}`;
  return [
    sql`delete from reminder_plans where at >= ${INSTANTS} and (at, task_id) <= (${last?.at}, ${last?.taskId})`,
    expectChanged(due.length),
    run(sql`due = due + ${due.length}`),
    ...insertGiven(reminderPlans, next),
    ...insertGiven(reminders, said, sql`on conflict (key) do nothing`).flatMap((insert) => [insert, run(sql`written = written + changes()`)]),
    ...insertGiven(deliveries, sent, sql`on conflict (key) do nothing`),
    ...insertGiven(noticeIntents, intentsOf(due, now), sql`on conflict (task_id, due_version) do nothing`),
  ];
}

async function speakOnce(store: Store, district: District, run: Run): Promise<number> {
  const { now } = run;
  const plans = await withSigners(store, await readPlans(store, sql`p.at >= ${INSTANTS} and p.at <= ${now}`, sql`p.at, p.task_id`, A_PORTION));
  if (plans.length === 0) return 0;
  const due = plans.map((plan) => ({ plan, standing: standingOfPlan(plan, district, now) }));
  const staff = await loadStaff(store, plans, dayOf(now, district.calendar));
  const said = due.flatMap((one): Said[] => (one.standing.speak ? [{ due: one, step: one.standing.speak, reminders: saidOf(one, one.standing.speak, staff, now) }] : []));
  const written = said.flatMap((one) => one.reminders);
  const reach = await loadReach(store, run.enabled, written.map(({ receiverId }) => receiverId));
  await store.write(statementsOf(due, written, said.flatMap((one) => sentOf(one, reach, now)), run));
  return plans.length;
}

/** Says what is due, so much of it as fits one batch. Answers false once nothing more is due, or others keep writing to it. */
export const speak = (store: Store, district: District, run: Run): Promise<boolean> => unlessOvertaken(false, async () => (await speakOnce(store, district, run)) === A_PORTION);
