import { and, or, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../schema/people.ts';
import { cases } from '../../schema/tables/index.ts';
import { counting, type Asked, type Search } from '../platform/list.ts';
import { digest } from '../platform/seal.ts';
import { MAX_WORDS, matchPhrase, splitForSearch } from '../platform/search.ts';
import { seesPeople } from './sight.ts';

const NEWEST = 1000;

const NUMBER = /^\d{4}-\d{1,8}$/;
/** A phone or an ID number typed in full; the same digits may stand in a text, so both are tried. */
const CONTACT = /^\+?\d[\d -]{5,20}[\dXx]$/;

/**
 * How `q` finds cases: by their text and number through the index; for those who may see people by names as well,
 * and by a whole phone or ID number through its keyed digest. Sealed values themselves are never searched.
 */
export async function searchCases(dataKey: string, asked: Asked, actor: Actor): Promise<Search> {
  const full = seesPeople(actor);
  const phrase = matchPhrase(asked.q, full ? ['words', 'names'] : ['words']);
  if (phrase === null) return { from: sql`cases`, where: sql`0`, key: sql`${cases.seq}` };
  if (asked.trash) return { from: sql`cases`, where: inTrash(asked.q), key: sql`${cases.seq}` };
  if (NUMBER.test(asked.q)) return { from: sql`cases`, where: numbered(asked.q), key: sql`${cases.seq}` };
  const match = sql`cases_fts match ${phrase}`;
  if (full && CONTACT.test(asked.q)) return { from: sql`cases`, where: sql`${cases.seq} in (${await withContact(dataKey, asked.q, match)})`, key: sql`${cases.seq}` };
  const hidden = full ? undefined : unreadable(asked.q, actor);
  return {
    from: sql`cases_fts cross join cases on cases.seq = cases_fts.rowid`,
    where: and(match, hidden) ?? match,
    key: sql`cases_fts.rowid`,
    // The index holds living cases only, so without further conditions it alone can count.
    ...(full && asked.filter.length === 0 && { count: counting(sql`cases_fts`, match) }),
  };
}

/** The beginning of a case number, by its own index: single digits are in every text. */
const numbered = (start: string) => sql`${cases.seq} in (select seq from cases where number >= ${start} and number < ${`${start}:`} order by number limit ${NEWEST})`;

async function withContact(dataKey: string, contact: string, match: SQL): Promise<SQL> {
  const [phone, idNumber] = await Promise.all([digest(dataKey, 'phone', contact), digest(dataKey, 'idNumber', contact)]);
  const people = sql`select id from applicants where phone_digest = ${phone} union select id from applicants where id_number_digest = ${idNumber}`;
  return sql`
    select seq from cases where reporter_id in (${people})
    union select seq from cases where party_id in (${people})
    union select rowid from (select rowid from cases_fts where ${match} order by rowid desc limit ${NEWEST})`;
}

/** The index holds living cases only; the trash is small. */
function inTrash(q: string): SQL {
  const text = sql`(${cases.searchWords} || ' ' || ${cases.searchNames})`;
  const found = wordsOf(q).map((word) => or(sql`instr(${text}, ${splitForSearch(word)}) > 0`, sql`instr(${cases.number}, ${word}) > 0`));
  return and(...found) ?? sql`0`;
}

const wordsOf = (q: string) => q.normalize('NFKC').toLowerCase().split(/\s+/u).filter((word) => word !== '').slice(0, MAX_WORDS);

/** What one may not read must not be found by guessing at its words. */
function unreadable(q: string, actor: Actor): SQL | undefined {
  if (actor.role === 'handler') return sql`not (${cases.reporterWithheld} and ${cases.complainedOfId} is ${actor.departmentId})`;
  return and(...wordsOf(q).map((word) => or(sql`instr(lower(${cases.title}), ${word}) > 0`, sql`instr(${cases.number}, ${word}) > 0`)));
}
