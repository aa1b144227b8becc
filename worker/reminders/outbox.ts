import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { problemSentence } from '../../schema/channel-problems.ts';
import { isPersonal, SENT_KINDS } from '../../schema/channels.ts';
import type { Instant } from '../../schema/deadlines.ts';
import { NoticePreferenceFields } from '../../schema/notice-preferences.ts';
import { Attempt, DigestCounts, Spoken } from '../../schema/reminders.ts';
import type { deliveries } from '../../schema/tables/index.ts';
import { newId } from '../platform/ledger.ts';
import { inParameters } from '../platform/many.ts';
import type { Env } from '../platform/env.ts';
import type { District } from '../settings/store.ts';
import type { Send, SendResult } from './channels/channel.ts';
import { findTargets, loadChannels } from './channels/store.ts';
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

const Taken = z.object({ id: text, reminderId: text, channel: z.enum(SENT_KINDS), receiverId: maybe, tries: z.int(), left: z.int(), attempts: text.transform((value) => z.array(Attempt).parse(JSON.parse(value))) });
type Taken = z.infer<typeof Taken>;
const Quiet = NoticePreferenceFields.shape.quiet.unwrap();
const Said = z.object({ id: text, kind: text, at: text, endedAt: maybe, dueAt: maybe, taskId: maybe, number: maybe, spoken: json(Spoken), digest: json(DigestCounts), immediate: z.int().nullable().transform(Boolean) });
export type Said = z.infer<typeof Said>;

/** Reading and holding are one statement: of two runs at once only one gets a message. */
async function take({ store }: Post, now: Instant): Promise<Taken[]> {
  const until = new Date(Date.parse(now) + LEASE_MS).toISOString();
  const rows = await store.rows(sql`update deliveries set tries = tries + 1, "left" = "left" - 1, next_at = ${until}, updated_at = ${now}
    where id in (select id from deliveries indexed by deliveries_next where status = 'waiting' and next_at <= ${now} order by next_at, id limit ${TAKEN})
    returning id, reminder_id as "reminderId", channel, receiver_id as "receiverId", tries, "left", attempts`);
  return rows.map((row) => Taken.parse(row));
}

async function saidBy({ store }: Post, taken: readonly Taken[]): Promise<Map<string, Said>> {
  const ids = JSON.stringify([...new Set(taken.map(({ reminderId }) => reminderId))]);
  const rows = await store.rows(sql`
    select r.id as id, r.kind as kind, r.at as at, r.ended_at as "endedAt", r.due_at as "dueAt", r.task_id as "taskId", printf('%d-%04d', c.number_year, c.number_seq) as number, r.spoken as spoken, r.digest as digest, ${IMMEDIATE} as immediate
    from json_each(${ids}) as given cross join reminders r on r.id = given.value left join cases c on c.id = r.case_id left join tasks t on t.id = r.task_id`);
  return new Map(rows.map((row) => Said.parse(row)).map((said) => [said.id, { ...said, number: said.number === '0-0000' ? null : said.number }]));
}

/** The quiet hours of those who have any. */
async function quietOf({ store }: Post, ids: readonly string[]): Promise<Map<string, OwnQuiet>> {
  const rows = await store.rows(sql`select id, quiet from notice_preferences where id in (select value from json_each(${JSON.stringify([...new Set(ids)])})) and quiet is not null`);
  return new Map(rows.map((row) => [String(row.id), Quiet.parse(JSON.parse(String(row.quiet)))]));
}

/** Until when a message waits for its receiver's own quiet hours; null: it does not. What is immediate waits as little as it does at night. */
function waitsUntil(quiet: OwnQuiet | undefined, { immediate }: Pick<Said, 'immediate'>, now: Instant, { settings, calendar }: District): Instant | null {
  if (!quiet || (immediate && settings.ladder.quiet.exceptImmediate)) return null;
  const until = outOfOwnQuiet(Date.parse(now), quiet, settings.ladder.quiet, calendar);
  return until > Date.parse(now) ? new Date(until).toISOString() : null;
}

type Mark = { id: string; tries: number; left?: number; status: 'sent' | 'dead' | 'waiting' | 'dropped'; nextAt: string; attempts: Attempt[]; sentAt: string | null };

const isStale = (said: Said | undefined, now: Instant): boolean => said === undefined || said.endedAt !== null || (said.kind === 'digest' && Date.parse(now) - Date.parse(said.at) > DIGEST_MS);

function markOf(one: Taken, result: SendResult, now: Instant, district: District): Mark {
  const problem = result.ok ? null : problemSentence(result.problem, 'zh', result.params);
  const attempts = [...one.attempts, { at: now, ok: result.ok, answer: result.answer, problem }].slice(-ATTEMPTS_KEPT);
  const mark = { id: one.id, tries: one.tries, attempts, sentAt: null };
  if (result.ok) return { ...mark, status: 'sent', nextAt: NOTHING, sentAt: now };
  const wait = afterFailure(result, one.left);
  if (wait === null) return { ...mark, status: 'dead', nextAt: NOTHING };
  const next = outOfQuiet(Date.parse(now) + wait * 1000, district.settings.ladder.quiet, district.calendar);
  return { ...mark, status: 'waiting', nextAt: new Date(next).toISOString() };
}

/** By id, one row a mark: the plus keeps the index of statuses, and with it everything that waits, out of it. Asked of the row at the try that was made: whoever took the message over meanwhile marks it himself. */
async function write({ store }: Post, marks: readonly Mark[], run: string, now: Instant): Promise<void> {
  const count = (...statuses: Mark['status'][]) => marks.filter(({ status, left }) => left === undefined && statuses.includes(status)).length;
  const rows = marks.map(({ id, tries, left, status, nextAt, attempts, sentAt }) => [id, tries, status, nextAt, JSON.stringify(attempts), sentAt, left ?? null]);
  await store.write([
    ...inParameters(rows).map((given) => sql`update deliveries set status = json_extract(given.value, '$[2]'), next_at = json_extract(given.value, '$[3]'), attempts = json_extract(given.value, '$[4]'), sent_at = json_extract(given.value, '$[5]'), "left" = coalesce(json_extract(given.value, '$[6]'), "left"), updated_at = ${now}
      from json_each(${given}) as given where deliveries.id = json_extract(given.value, '$[0]') and tries = json_extract(given.value, '$[1]') and +status = 'waiting'`),
    sql`update reminder_runs set sent = sent + cast(${count('sent')} as integer), failed = failed + cast(${count('dead', 'waiting')} as integer) where id = ${run}`,
  ]);
}

/** Sends what waits and whose time has come: some forty messages. What a kept or moved promise no longer needs is dropped. Answers whether more may wait. */
export async function deliver(post: Post, district: District, run: string, now: Instant): Promise<boolean> {
  const taken = await take(post, now);
  if (taken.length === 0) return false;
  const { store, dataKey, outbound, clock } = post;
  const [configs, said] = await Promise.all([loadChannels(store, dataKey), saidBy(post, taken)]);
  const receivers = taken.flatMap(({ receiverId }) => receiverId ?? []);
  const [targets, quiet] = await Promise.all([findTargets(store, dataKey, receivers), quietOf(post, receivers)]);
  const one = async (delivery: Taken): Promise<Mark> => {
    const about = said.get(delivery.reminderId);
    if (about === undefined || isStale(about, now)) return { id: delivery.id, tries: delivery.tries, status: 'dropped', nextAt: NOTHING, attempts: delivery.attempts, sentAt: null };
    const until = waitsUntil(quiet.get(delivery.receiverId ?? ''), about, now, district);
    // Nothing was tried, and so no try is counted.
    if (until !== null) return { id: delivery.id, tries: delivery.tries, left: delivery.left + 1, status: 'waiting', nextAt: until, attempts: delivery.attempts, sentAt: null };
    const config = configs.get(delivery.channel);
    // Switched off since: nothing is lost, it waits for a switching on or a try that somebody asks for.
    if (!config) return markOf(delivery, { ok: false, answer: '', retry: 'never', problem: 'config.incomplete', params: { field: 'enabled' } }, now, district);
    const target = isPersonal(delivery.channel) ? (targets.get(delivery.receiverId ?? '')?.[delivery.channel] ?? null) : null;
    return markOf(delivery, await post.send(messageOf(about, delivery.id, district, now), target, config, { ...outbound, now: clock }), now, district);
  };
  for (let from = 0; from < taken.length; from += SIDE_BY_SIDE) await write(post, await Promise.all(taken.slice(from, from + SIDE_BY_SIDE).map(one)), run, now);
  return taken.length === TAKEN;
}
