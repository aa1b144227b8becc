import { and, eq, getTableColumns, isNull, ne, sql } from 'drizzle-orm';
import { hashPassword } from 'better-auth/crypto';
import { ROLES, type Actor } from '../../schema/people.ts';
import { account, apikey, people, session, user } from '../../schema/tables/index.ts';
import { booleanField, codeField, conditionField, enumField, instantField, textField } from '../platform/fields.ts';
import { newId, type Change, type RowOf } from '../platform/ledger.ts';
import { readsOf } from '../platform/resource.ts';
import type { Store } from '../platform/store.ts';

export type PersonRow = RowOf<'people'>;

export const personReads = readsOf({
  table: people,
  columns: getTableColumns(people),
  fields: {
    id: codeField(people.id),
    username: textField(people.username),
    name: textField(people.name),
    role: enumField(people.role, ROLES),
    departmentId: codeField(people.departmentId),
    siteId: codeField(people.siteId),
    head: booleanField(people.head),
    retired: conditionField(sql`${people.retiredAt} is not null`),
    updatedAt: instantField(people.updatedAt),
  },
  tie: people.id,
  defaultSort: 'name',
  searched: [people.name, people.username],
});

export async function findPerson(store: Store, id: string): Promise<PersonRow | null> {
  const [row] = await store.db.select().from(people).where(eq(people.id, id)).limit(1);
  return row ?? null;
}

export async function departmentNameOf(store: Store, departmentId: string | null): Promise<string | null> {
  if (departmentId === null) return null;
  const [row] = await store.rows<{ name: string }>(sql`select name from departments where id = ${departmentId}`);
  return row?.name ?? null;
}

/** Of those somebody stands in for today, name and last day. */
export async function findStoodInFor(store: Store, { id, standsInFor = [] }: Actor, today: string): Promise<{ id: string; name: string; until: string }[]> {
  if (standsInFor.length === 0) return [];
  return store.rows(sql`select p.id as id, p.name as name, l.until_day as until from leave l join people p on p.id = l.person_id
    where l.stand_in_id = ${id} and l.until_day >= ${today} and l.from_day <= ${today} and l.deleted_at is null order by l.until_day, p.id`);
}

export async function countOtherAdmins(store: Store, id: string): Promise<number> {
  return store.db.$count(people, and(eq(people.role, 'admin'), isNull(people.retiredAt), ne(people.id, id)));
}

/**
 * Two administrators who retire each other at once would leave none: the batch that takes one away fails unless
 * another stands when it is written.
 */
export function requireOtherAdmin(change: Change, id: string): void {
  change.also(sql`insert into events (id, subject, subject_id, version, change_id, action, at, actor_name, changes, data)
    select ${newId(change.now)}, 'people', ${id}, 0, ${change.id}, 'people.guard', ${change.now}, '', '{}', '{}'
    where not exists (select 1 from people where role = 'admin' and retired_at is null and id <> ${id})`);
}

/** The sign-in's own rows of a new person: better-auth's tables, its password hash, our id. */
export async function addSignIn(store: Store, change: Change, person: { id: string; username: string; name: string }, password: string): Promise<void> {
  const at = new Date(change.now);
  const times = { createdAt: at, updatedAt: at };
  // better-auth wants an address for each user; nothing is ever sent there.
  const email = `${person.username}@people.invalid`;
  change.also(store.db.insert(user).values({ id: person.id, name: person.name, email, username: person.username, displayUsername: person.username, ...times }));
  change.also(store.db.insert(account).values({
    id: newId(change.now), accountId: person.id, providerId: 'credential', userId: person.id, password: await hashPassword(password), ...times,
  }));
}

export function renameSignIn(store: Store, change: Change, id: string, name: string): void {
  change.also(store.db.update(user).set({ name, updatedAt: new Date(change.now) }).where(eq(user.id, id)));
}

export async function replacePassword(store: Store, change: Change, id: string, password: string): Promise<void> {
  change.also(store.db.update(account).set({ password: await hashPassword(password), updatedAt: new Date(change.now) })
    .where(and(eq(account.userId, id), eq(account.providerId, 'credential'))));
}

/** Every way in ends: the sessions, and for good the keys, which a person who comes back makes anew. */
export function endAccess(store: Store, change: Change, id: string): void {
  change.also(store.db.delete(session).where(eq(session.userId, id)));
  change.also(store.db.delete(apikey).where(eq(apikey.referenceId, id)));
}
