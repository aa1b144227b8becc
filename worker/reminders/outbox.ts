import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { problemSentence } from '../../schema/channel-problems.ts';
import { isPersonal, SENT_KINDS } from '../../schema/channels.ts';
import type { Instant } from '../../schema/deadlines.ts';
import { NoticePreferenceFields } from '../../schema/notice-preferences.ts';
import { Attempt, DigestCounts, Spoken } from '../../schema/reminders.ts';
import { deliveries } from '../../schema/tables/index.ts';
import { newId } from '../platform/ledger.ts';
import type { Env } from '../platform/env.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import type { Send, SendResult } from './channels/channel.ts';
import { findTargets, loadChannels } from './channels/store.ts';
import { givenIds, insertGiven } from './given.ts';
import { expectChanged, unlessOvertaken } from './overtaken.ts';
import { IMMEDIATE, NOTHING } from './plans.ts';
import { afterFailure, TRIES } from './rules/retry.ts';
import { outOfOwnQuiet, outOfQuiet, type OwnQuiet } from './rules/ladder.ts';
import { messageOf } from './words.ts';

/** What sends, and by whose clock signatures are made. */
export type Post = Pick<Env, 'store' | 'dataKey' | 'outbound'> & { clock: () => Instant; send: Send };

/** How long a run may hold a message before another takes it for lost. */
const LEASE_MS = 600_000;
/** Messages taken at once; so many are under way side by side, and marked together. */
const TAKEN = 40;
const SIDE_BY_SIDE = 8;
const ATTEMPTS_KEPT = 10;
/** A day's summary is of no use the day after. */
const DIGEST_MS = 12 * 3_600_000;

type Delivery = typeof deliveries.$inferInsert;

/** A message to be sent: `about` and the channel make its key, so that it stands in the outbox once. */
export function newDelivery(now: Instant, reminderId: string, about: string, channel: Delivery['channel'], receiverId: string | null): Delivery {
  return { id: newId(now), key: `${about}:${channel}`, reminderId, channel, receiverId, status: 'waiting', nextAt: now, tries: 0, left: TRIES, attempts: [], sentAt: null, createdAt: now, updatedAt: now };
}

const text = z.string();
const maybe = text.nullable();
const json = <S extends z.ZodType>(shape: S) => text.transform((value): z.output<S> => shape.parse(JSON.parse(value))).nullable();
const attemptsIn = text.transform((value) => z.array(Attempt).parse(JSON.parse(value)));

const Waiting = z.object({ id: text, key: text, reminderId: text, channel: z.enum(SENT_KINDS), receiverId: maybe, nextAt: text, tries: z.int(), left: z.int(), attempts: attemptsIn, createdAt: text });
type Waiting = z.infer<typeof Waiting>;
const Quiet = NoticePreferenceFields.shape.quiet.unwrap();
const Said = z.object({ kind: text, at: text, endedAt: maybe, dueAt: maybe, taskId: maybe, number: maybe, spoken: json(Spoken), digest: json(DigestCounts) });
export type Said = z.infer<typeof Said>;
/** A message this run holds, and what it says; null: that reminder is no more. */
type Taken = { delivery: Waiting; said: Said | null };

/** What waits and whose time has come, with what it says: three rows a message. */
async function readWaiting(store: Store, now: Instant): Promise<Taken[]> {
  const rows = await store.rows(sql`
    select d.id as id, d.key as key, d.reminder_id as "reminderId", d.channel as channel, d.receiver_id as "receiverId", d.next_at as "nextAt", d.tries as tries, d."left" as "left", d.attempts as attempts, d.created_at as "createdAt",
      r.kind as kind, r.at as at, r.ended_at as "endedAt", r.due_at as "dueAt", r.task_id as "taskId", r.spoken as spoken, r.digest as digest, case when c.id is not null then printf('%d-%04d', c.number_year, c.number_seq) else (select b.number from tasks t join bundles b on b.id = t.owner_id where t.id = r.task_id and t.owner = 'run') end as number
    from deliveries d indexed by deliveries_next left join reminders r on r.id = d.reminder_id left join cases c on c.id = r.case_id
    where d.status = 'waiting' and d.next_at <= ${now} order by d.next_at, d.id limit ${TAKEN}`);
  return rows.map((row) => ({ delivery: Waiting.parse(row), said: row.kind === null ? null : Said.parse(row) }));
}

/** A message as it stands after `tries` tries; written over the row by its id, which reads one row and not four. */
const rewritten = ({ id, key, reminderId, channel, receiverId, createdAt }: Waiting, changes: Pick<Delivery, 'status' | 'nextAt' | 'tries' | 'left' | 'attempts' | 'sentAt'>, now: Instant): Delivery =>
  ({ id, key, reminderId, channel, receiverId, createdAt, updatedAt: now, ...changes });
const overRow = (set: SQL, where: SQL): SQL => sql`on conflict (id) do update set next_at = excluded.next_at, "left" = excluded."left", updated_at = excluded.updated_at, ${set} where deliveries.status = 'waiting' and ${where}`;

/** Of two runs that read the same messages only one gets them: the other's batch is overtaken, and it reads anew. */
async function take({ store }: Post, now: Instant): Promise<Taken[]> {
  return unlessOvertaken([], async () => {
    const waiting = await readWaiting(store, now);
    if (waiting.length === 0) return [];
    const nextAt = new Date(Date.parse(now) + LEASE_MS).toISOString();
    const held = waiting.map(({ delivery, said }): Taken => ({ delivery: { ...delivery, tries: delivery.tries + 1, left: delivery.left - 1, nextAt }, said }));
    const rows = held.map(({ delivery }) => rewritten(delivery, { ...delivery, status: 'waiting', attempts: [], sentAt: null }, now));
    await store.write([...insertGiven(deliveries, rows, overRow(sql`tries = excluded.tries`, sql`deliveries.tries = excluded.tries - 1`)), expectChanged(held.length)]);
    return held;
  });
}

/** The quiet hours of those who have any. */
async function quietOf(store: Store, ids: readonly string[]): Promise<Map<string, OwnQuiet>> {
  const rows = await store.rows(sql`select n.id as id, n.quiet as quiet from ${givenIds(ids)} as given cross join notice_preferences n on n.id = given.value where n.quiet is not null`);
  return new Map(rows.map((row) => [String(row.id), Quiet.parse(JSON.parse(String(row.quiet)))]));
}

/** Of these promises, those to be kept at once. */
async function immediateAmong(store: Store, taskIds: readonly string[]): Promise<Set<string>> {
  if (taskIds.length === 0) return new Set();
  const rows = await store.rows(sql`select t.id as id from ${givenIds(taskIds)} as given cross join tasks t on t.id = given.value where ${IMMEDIATE}`);
  return new Set(rows.map(({ id }) => String(id)));
}

/**
 * Until when each message waits for its receiver's own quiet hours, by its id; those that go out now are not in it. What
 * is immediate waits as little as it does at night.
 */
async function waits(store: Store, taken: readonly Taken[], now: Instant, { settings: { ladder }, calendar }: District): Promise<Map<string, Instant>> {
  const quiet = await quietOf(store, taken.flatMap(({ delivery }) => delivery.receiverId ?? []));
  const until = ({ delivery }: Taken): Instant | null => {
    const own = quiet.get(delivery.receiverId ?? '');
    const ends = own && outOfOwnQuiet(Date.parse(now), own, ladder.quiet, calendar);
    return ends !== undefined && ends > Date.parse(now) ? new Date(ends).toISOString() : null;
  };
  const put = taken.flatMap((one) => { const ends = until(one); return ends === null ? [] : { id: one.delivery.id, taskId: one.said?.taskId ?? null, ends }; });
  const immediate = ladder.quiet.exceptImmediate ? await immediateAmong(store, put.flatMap(({ taskId }) => taskId ?? [])) : new Set();
  return new Map(put.filter(({ taskId }) => !immediate.has(taskId)).map(({ id, ends }) => [id, ends]));
}

/** What became of a message. `counts`: it was tried. */
type Mark = { delivery: Waiting; status: Delivery['status']; nextAt: string; left: number; attempts: Attempt[]; sentAt: string | null; counts: boolean };

const isStale = (said: Said, now: Instant): boolean => said.endedAt !== null || (said.kind === 'digest' && Date.parse(now) - Date.parse(said.at) > DIGEST_MS);

const untried = (delivery: Waiting, status: 'dropped' | 'waiting', nextAt: string, left: number): Mark => ({ delivery, status, nextAt, left, attempts: delivery.attempts, sentAt: null, counts: false });

function tried(delivery: Waiting, result: SendResult, now: Instant, district: District): Mark {
  const problem = result.ok ? null : problemSentence(result.problem, 'zh', result.params);
  const attempts = [...delivery.attempts, { at: now, ok: result.ok, answer: result.answer, problem }].slice(-ATTEMPTS_KEPT);
  const mark = { delivery, left: delivery.left, attempts, sentAt: null, counts: true };
  if (result.ok) return { ...mark, status: 'sent', nextAt: NOTHING, sentAt: now };
  const wait = afterFailure(result, delivery.left);
  if (wait === null) return { ...mark, status: 'dead', nextAt: NOTHING };
  const next = outOfQuiet(Date.parse(now) + wait * 1000, district.settings.ladder.quiet, district.calendar);
  return { ...mark, status: 'waiting', nextAt: new Date(next).toISOString() };
}

/** Asked of each row at the try that was made: whoever took the message over meanwhile marks it himself. */
async function write({ store }: Post, marks: readonly Mark[], run: string, now: Instant): Promise<void> {
  const count = (isSent: boolean) => marks.filter(({ counts, status }) => counts && (status === 'sent') === isSent).length;
  const rows = marks.map(({ delivery, status, nextAt, left, attempts, sentAt }) => rewritten(delivery, { status, nextAt, left, attempts, sentAt, tries: delivery.tries }, now));
  await store.write([
    ...insertGiven(deliveries, rows, overRow(sql`status = excluded.status, attempts = excluded.attempts, sent_at = excluded.sent_at`, sql`deliveries.tries = excluded.tries`)),
    sql`update reminder_runs set sent = sent + cast(${count(true)} as integer), failed = failed + cast(${count(false)} as integer) where id = ${run}`,
  ]);
}

/** Sends what waits and whose time has come: some forty messages. What a kept or moved promise no longer needs is dropped. Answers whether more may wait. */
export async function deliver(post: Post, district: District, run: string, now: Instant): Promise<boolean> {
  const taken = await take(post, now);
  if (taken.length === 0) return false;
  const { store, dataKey, outbound, clock } = post;
  const [configs, targets, waiting] = await Promise.all([
    loadChannels(store, dataKey),
    findTargets(store, dataKey, taken.flatMap(({ delivery }) => delivery.receiverId ?? [])),
    waits(store, taken, now, district),
  ]);
  const one = async ({ delivery, said }: Taken): Promise<Mark> => {
    if (said === null || isStale(said, now)) return untried(delivery, 'dropped', NOTHING, delivery.left);
    const until = waiting.get(delivery.id);
    if (until !== undefined) return untried(delivery, 'waiting', until, delivery.left + 1);
    const config = configs.get(delivery.channel);
    // Switched off since: nothing is lost, it waits for a switching on or a try that somebody asks for.
    if (!config) return tried(delivery, { ok: false, answer: '', retry: 'never', problem: 'config.incomplete', params: { field: 'enabled' } }, now, district);
    const target = isPersonal(delivery.channel) ? (targets.get(delivery.receiverId ?? '')?.[delivery.channel] ?? null) : null;
    return tried(delivery, await post.send(messageOf(said, delivery.id, district, now), target, config, { ...outbound, now: clock }), now, district);
  };
  for (let from = 0; from < taken.length; from += SIDE_BY_SIDE) await write(post, await Promise.all(taken.slice(from, from + SIDE_BY_SIDE).map(one)), run, now);
  return taken.length === TAKEN;
}
