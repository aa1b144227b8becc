import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { ROLES, type Actor } from '../../schema/people.ts';
import type { Instant } from '../../schema/values.ts';
import type { Store } from '../platform/store.ts';
import { REVISION, primeRevision } from '../settings/store.ts';
import { forgottenBefore, type Failures } from './rules.ts';

/** A leave during which this person stands in for another. */
const Standing = z.object({ personId: z.string(), fromDay: z.string(), untilDay: z.string() });

const Found = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  head: z.number().transform(Boolean),
  departmentId: z.string().nullable(),
  siteId: z.string().nullable(),
  revision: z.number().nullable(),
  standings: z.string().transform((text) => z.array(Standing).parse(JSON.parse(text))),
  expiresAt: z.number(),
});
type Known = { actor: Actor; standings: z.infer<typeof Standing>[]; expiresAt: number };

/**
 * The person, and with him the revision every list asks for and the leaves he stands in during, so that knowing who asks
 * costs one query in all. Which of the leaves are today's is for the district's zone to say; two days cover all zones.
 */
const personAt = (now: Instant) => sql`(select json_group_array(json_object('personId', l.person_id, 'fromDay', l.from_day, 'untilDay', l.until_day)) from leave l
    where l.stand_in_id = p.id and l.until_day >= ${new Date(Date.parse(now) - 2 * 86_400_000).toISOString().slice(0, 10)} and l.deleted_at is null) as "standings", p.id as "id", p.name as "name", p.role as "role", p.head as "head", p.department_id as "departmentId", p.site_id as "siteId", ${REVISION} as "revision"`;

function knownFrom(store: Store, row: Record<string, unknown> | undefined): Known | null {
  if (!row) return null;
  const { revision, expiresAt, standings, ...actor } = Found.parse(row);
  primeRevision(store, revision ?? 0);
  return { actor, standings, expiresAt };
}

/** Whose session this is, read anew each time: a role changed, a person retired or a session ended acts at once. */
export async function findBySession(store: Store, token: string, wallClock: number, now: Instant): Promise<Known | null> {
  const [row] = await store.rows(sql`select ${personAt(now)}, s.expires_at as "expiresAt" from session s join people p on p.id = s.user_id
    where s.token = ${token} and s.expires_at > ${wallClock} and p.retired_at is null`);
  return knownFrom(store, row);
}

export async function findByApiKey(store: Store, hash: string, wallClock: number, now: Instant): Promise<Known | null> {
  const [row] = await store.rows(sql`select ${personAt(now)}, 0 as "expiresAt" from apikey k join people p on p.id = k.reference_id
    where k.key = ${hash} and k.enabled and (k.expires_at is null or k.expires_at > ${wallClock}) and p.retired_at is null`);
  return knownFrom(store, row);
}

/** An address stands beside the accounts under a name no account can have. */
export const addressDoor = (address: string) => `address:${address}`;

export async function failuresAt(store: Store, doors: string[]): Promise<Map<string, Failures>> {
  const rows = await store.rows<{ username: string; failures: number; lastAt: string }>(
    sql`select username, failures, last_at as "lastAt" from sign_in_failures where username in (select value from json_each(${JSON.stringify(doors)}))`,
  );
  return new Map(rows.map(({ username, failures, lastAt }) => [username, { failures, lastAt }]));
}

/** Counted inside the statement, so that guesses sent at once are all counted. What is long past is swept out. */
export async function recordFailure(store: Store, doors: string[], now: Instant): Promise<void> {
  const forgotten = forgottenBefore(now);
  await store.write([
    ...doors.map((door) => sql`insert into sign_in_failures (username, failures, last_at) values (${door}, 1, ${now})
      on conflict (username) do update set failures = case when last_at < ${forgotten} then 1 else failures + 1 end, last_at = excluded.last_at`),
    sql`delete from sign_in_failures where last_at < ${forgotten}`,
  ]);
}

export async function forgiveAccount(store: Store, username: string): Promise<void> {
  await store.write([sql`delete from sign_in_failures where username = ${username}`]);
}

/** After a sign-in: mistakes are forgiven, and sessions of this person that have run out are swept away. */
export async function settleSignIn(store: Store, person: { id: string; username: string }, wallClock: number): Promise<void> {
  await store.write([
    sql`delete from sign_in_failures where username = ${person.username}`,
    sql`delete from session where user_id = ${person.id} and expires_at < ${wallClock}`,
  ]);
}

export async function endSession(store: Store, token: string): Promise<void> {
  await store.write([sql`delete from session where token = ${token}`]);
}
