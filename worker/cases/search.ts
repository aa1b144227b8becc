import { and, or, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Actor } from '../../schema/people.ts';
import { cases } from '../../schema/tables/index.ts';
import type { Index } from '../platform/found.ts';
import type { Asked, Search } from '../platform/list.ts';
import { digest } from '../platform/seal.ts';
import { MAX_WORDS, matchPhrase, splitForSearch } from '../platform/search.ts';
import { seesPeople } from './sight.ts';

const NEWEST = 1000;

/** `alone`: the index by itself, where it can answer without looking at the cases. */
type Found = Search & { alone?: Index };

const NUMBER = /^\d{4}-\d{1,8}$/;
/** A phone or an ID number typed in full; the same digits may stand in a text, so both are tried. */
const CONTACT = /^\+?\d[\d -]{5,20}[\dXx]$/;

/**
 * How `q` finds cases: by title, number and text through the index; for those who may see people by names as well, and
 * by a whole phone or ID number through its keyed digest. Sealed values themselves are never searched, and what one may
 * not read cannot be found by guessing at its words. A handler's few cases are looked through: `searchOwn`.
 */
export async function searchCases(dataKey: string, asked: Pick<Asked, 'q' | 'filter' | 'trash' | 'sorted'>, actor: Actor): Promise<Found> {
  const full = seesPeople(actor);
  const phrase = matchPhrase(asked.q, full ? ['title', 'words', 'names'] : ['title']);
  const plain = (where: SQL): Found => ({ from: sql`cases`, where, key: sql`${cases.seq}` });
  if (phrase === null) return plain(sql`0`);
  if (asked.trash) return plain(within(sql`(${cases.searchWords} || ' ' || ${cases.searchNames})`, asked.q));
  if (NUMBER.test(asked.q)) return plain(numbered(asked.q));
  const match = sql`cases_fts match ${phrase}`;
  if (full && CONTACT.test(asked.q)) return plain(sql`${cases.seq} in (${await withContact(dataKey, asked.q, match)})`);
  return {
    from: sql`cases_fts cross join cases on cases.seq = cases_fts.rowid`,
    where: match,
    key: sql`cases_fts.rowid`,
    // It holds living cases only, so where nothing else narrows the search it can do without them.
    ...(asked.filter.length === 0 && !asked.sorted && { alone: { from: sql`cases_fts`, where: match, key: sql`cases_fts.rowid` } }),
  };
}

/** Ids of the newest cases found, for lists of what belongs to cases. A handler finds by what he may read of his own. */
export async function foundCaseIds(dataKey: string, q: string, actor: Actor): Promise<SQL> {
  if (actor.role === 'handler')
    return sql`select cases.id from case_departments as part cross join cases on cases.seq = part.case_seq where part.department_id = ${actor.departmentId} and ${searchOwn(q, actor.departmentId)}`;
  const { from, where, key } = await searchCases(dataKey, { q, filter: [], trash: false, sorted: true }, actor);
  return sql`select cases.id from ${from} where ${where} and ${cases.deletedAt} is null order by ${key} desc limit ${NEWEST}`;
}

/** The same for a handler: title, number and text of the cases of his department, save a text withheld from it. */
export function searchOwn(q: string, departmentId: string | null): SQL {
  return sql`${within(cases.searchWords, q)} and not (${cases.reporterWithheld} and ${cases.complainedOfId} is ${departmentId})`;
}

const wordsOf = (q: string) => q.normalize('NFKC').toLowerCase().split(/\s+/u).filter((word) => splitForSearch(word) !== '').slice(0, MAX_WORDS);

/** Looks through texts split as the index has them; the number stands in a column of its own. */
function within(text: SQLiteColumn | SQL, q: string): SQL {
  const found = wordsOf(q).map((word) => or(sql`instr(' ' || ${text} || ' ', ${` ${splitForSearch(word)} `}) > 0`, sql`instr(${cases.number}, ${word}) > 0`));
  return and(...found) ?? sql`0`;
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
