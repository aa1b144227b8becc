import { getTableColumns, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { APPLICANT_KINDS, MASK, type Applicant, type ApplicantChanges, type ApplicantDraft } from '../../schema/applicants.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import { applicants } from '../../schema/tables/index.ts';
import { codeField, codesField, enumField, instantField, textField } from '../platform/fields.ts';
import { newId, type Change, type RowOf } from '../platform/ledger.ts';
import { readsOf } from '../platform/resource.ts';
import { splitForSearch } from '../platform/search.ts';
import { digest, maskIdNumber, maskName, maskPhone, seal } from '../platform/seal.ts';
import type { Store } from '../platform/store.ts';
import { additionsTo, findSame, isSame, type Columns, type Digests } from './rules.ts';

export type ApplicantRow = RowOf<'applicants'>;
type Sealed = Pick<ApplicantRow, 'phoneSealed' | 'phoneMask' | 'phoneDigest' | 'idNumberSealed' | 'idNumberMask' | 'idNumberDigest'>;
type Given = z.infer<typeof ApplicantChanges>;

/** Newest first by id, which runs with time: the one order a large table has an index for. Names are found through cases. */
export const applicantReads = readsOf({
  table: applicants,
  columns: getTableColumns(applicants),
  fields: {
    id: { ...codeField(applicants.id), sortable: true },
    kind: enumField(applicants.kind, APPLICANT_KINDS),
    name: textField(applicants.name),
    circumstances: codesField(applicants.circumstances),
    createdAt: { ...instantField(applicants.createdAt), sortable: false },
    updatedAt: { ...instantField(applicants.updatedAt), sortable: false },
  },
  tie: applicants.id,
  defaultSort: '-id',
  deletedAt: applicants.deletedAt,
});

const at = (path: string, field: string) => (path === '' ? field : `${path}.${field}`);

async function sealOne(dataKey: string, kind: 'phone' | 'idNumber', plain: string) {
  const [sealed, found] = await Promise.all([seal(dataKey, plain), digest(dataKey, kind, plain)]);
  return { sealed, mask: kind === 'phone' ? maskPhone(plain) : maskIdNumber(plain), digest: found };
}

/**
 * Given fields as columns. A value equal to the row's current mask, or to what is sealed there already, is no change;
 * any other masked value is refused, since it would overwrite what nobody typed.
 */
export async function sealChanges(dataKey: string, row: ApplicantRow | null, given: Given, path = ''): Promise<Refusal | Partial<ApplicantRow>> {
  const { phone, idNumber, ...plain } = given;
  const sealed: Partial<Sealed> = {};
  if (phone !== undefined && phone !== row?.phoneMask) {
    if (phone !== null && MASK.test(phone)) return refuse('value.masked', { field: 'phone' }, at(path, 'phone'));
    const one = phone === null ? null : await sealOne(dataKey, 'phone', phone);
    if (one?.digest !== row?.phoneDigest || one === null)
      Object.assign(sealed, { phoneSealed: one?.sealed ?? null, phoneMask: one?.mask ?? null, phoneDigest: one?.digest ?? null });
  }
  if (idNumber !== undefined && idNumber !== row?.idNumberMask) {
    if (idNumber !== null && MASK.test(idNumber)) return refuse('value.masked', { field: 'idNumber' }, at(path, 'idNumber'));
    const one = idNumber === null ? null : await sealOne(dataKey, 'idNumber', idNumber);
    if (one?.digest !== row?.idNumberDigest || one === null)
      Object.assign(sealed, { idNumberSealed: one?.sealed ?? null, idNumberMask: one?.mask ?? null, idNumberDigest: one?.digest ?? null });
  }
  const known = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  return { ...known, ...sealed };
}

/** A new applicant's columns. */
export async function sealApplicant(dataKey: string, draft: ApplicantDraft, path = ''): Promise<Refusal | Columns> {
  const columns = await sealChanges(dataKey, null, draft, path);
  if (isRefusal(columns)) return columns;
  return {
    deletedAt: null,
    kind: draft.kind,
    name: draft.name,
    phoneSealed: null, phoneMask: null, phoneDigest: null,
    idType: null, idNumberSealed: null, idNumberMask: null, idNumberDigest: null,
    registeredPlace: null,
    livingPlace: null,
    circumstances: [],
    ...columns,
  };
}

/** Rows that share a phone or an ID number with one of these digests, in one query. */
async function withDigests(store: Store, wanted: Digests[]): Promise<ApplicantRow[]> {
  const phones = wanted.flatMap(({ phoneDigest }) => phoneDigest ?? []);
  const numbers = wanted.flatMap(({ idNumberDigest }) => idNumberDigest ?? []);
  if (phones.length + numbers.length === 0) return [];
  return store.db.select().from(applicants).where(sql`${applicants.id} in (
    select id from applicants where phone_digest in (select value from json_each(${JSON.stringify(phones)})) and deleted_at is null
    union select id from applicants where id_number_digest in (select value from json_each(${JSON.stringify(numbers)})) and deleted_at is null
  )`).limit(100 * wanted.length);
}

/** Every entry of this one's person or enterprise, his own first: the same ID number, or the same phone, with the same name. */
export async function idsOfSame(store: Store, id: string): Promise<string[]> {
  const row = await applicantReads.find(store, id);
  if (!row) return [id];
  const others = (await withDigests(store, [row])).filter((other) => other.id !== id && isSame(row, other));
  return [id, ...others.map((other) => other.id)];
}

/**
 * The applicants of one registration: each is found (same ID number, or same phone, with the same name) or added to
 * the change. What the draft says anew of a known applicant is added to him in the same change. `path` is the field
 * of the body a refusal points at. Answers rows as they will stand, in the order given.
 */
export async function findOrOpenApplicants(
  store: Store,
  dataKey: string,
  change: Change,
  drafts: { path: string; draft: ApplicantDraft }[],
): Promise<Refusal | ApplicantRow[]> {
  const fresh: Columns[] = [];
  for (const { path, draft } of drafts) {
    const columns = await sealApplicant(dataKey, draft, path);
    if (isRefusal(columns)) return columns;
    fresh.push(columns);
  }
  const known = await withDigests(store, fresh);
  const opened: ApplicantRow[] = [];
  const answered: ApplicantRow[] = [];
  for (const columns of fresh) {
    const twin = findSame(opened, columns);
    const row = twin ? undefined : findSame(known, columns);
    if (twin) answered.push(twin);
    else if (row) {
      const additions = additionsTo(row, columns);
      change.update('applicants', row, additions);
      answered.push(Object.keys(additions).length === 0 ? row : { ...row, ...additions, version: row.version + 1, updatedAt: change.now });
    } else {
      const made = { ...columns, id: newId(change.now), version: 1, createdAt: change.now, updatedAt: change.now };
      const { version: _version, createdAt: _createdAt, updatedAt: _updatedAt, ...insert } = made;
      change.insert('applicants', insert);
      opened.push(made);
      answered.push(made);
    }
  }
  return answered;
}

/** Ids of applicants who may be this one: `sure` share the phone or the ID number, `hint` only the name. */
export async function findApplicantsByContact(
  store: Store,
  dataKey: string,
  contact: { name?: string | undefined; phone?: string | undefined; idNumber?: string | undefined },
): Promise<{ sure: string[]; hint: string[] }> {
  const readable = (value: string | undefined) => (value && !MASK.test(value) && value.length >= 5 ? value : undefined);
  const [phone, number, name] = [readable(contact.phone), readable(contact.idNumber), contact.name];
  if (!phone && !number && !name) return { sure: [], hint: [] };
  const [phoneDigest, numberDigest] = await Promise.all([
    phone ? digest(dataKey, 'phone', phone) : '',
    number ? digest(dataKey, 'idNumber', number) : '',
  ]);
  const rows = await store.rows<{ id: string; sure: number }>(sql`
    select * from (select id, 1 as sure from applicants where phone_digest = ${phoneDigest} and deleted_at is null limit 20)
    union all select * from (select id, 1 as sure from applicants where id_number_digest = ${numberDigest} and deleted_at is null limit 20)
    union all select * from (select id, 0 as sure from applicants where name = ${name ?? ''} and deleted_at is null order by id desc limit 20)`);
  const sure = new Set(rows.filter((row) => row.sure === 1).map(({ id }) => id));
  return { sure: [...sure], hint: rows.map(({ id }) => id).filter((id) => !sure.has(id)) };
}

/** As a reader may see him: masks only; the name whole or masked. */
export function presentApplicant(row: ApplicantRow, { names }: { names: boolean }): Applicant {
  return {
    id: row.id,
    kind: row.kind,
    name: names ? row.name : maskName(row.name),
    phone: row.phoneMask,
    idType: row.idType,
    idNumber: row.idNumberMask,
    registeredPlace: row.registeredPlace,
    livingPlace: row.livingPlace,
    circumstances: row.circumstances,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** The cases he reports or is party to are found by his new name from then on. */
export async function renameInSearch(store: Store, change: Change, id: string, name: string): Promise<void> {
  const rows = await store.rows<{ seq: number; reporterId: string; partyId: string; reporter: string; party: string }>(sql`
    select c.seq as "seq", c.reporter_id as "reporterId", c.party_id as "partyId", r.name as "reporter", p.name as "party"
    from cases c join applicants r on r.id = c.reporter_id join applicants p on p.id = c.party_id
    where c.seq in (select seq from cases where reporter_id = ${id} union select seq from cases where party_id = ${id})`);
  if (rows.length === 0) return;
  const names = rows.map((row) => [row.seq, splitForSearch(row.reporterId === id ? name : row.reporter, row.partyId === id ? name : row.party)]);
  change.also(sql`update cases set search_names = given.names
    from (select json_extract(value, '$[0]') as seq, json_extract(value, '$[1]') as names from json_each(${JSON.stringify(names)})) as given
    where cases.seq = given.seq`);
}
