import { getTableColumns, sql } from 'drizzle-orm';
import { MASK } from '../../schema/applicants.ts';
import { CaseChanges, CaseDraft } from '../../schema/cases.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import { isResidentNumber } from '../../schema/values.ts';
import { applicants, cases } from '../../schema/tables/index.ts';
import type { ApplicantRow } from '../applicants/store.ts';
import { editCase, prepareEdits } from '../cases/edit.ts';
import { caseColumns, type CaseRow } from '../cases/present.ts';
import { registerMany } from '../cases/register.ts';
import { caseSight } from '../cases/sight.ts';
import { dayOf, startOfDay } from '../deadlines/rules.ts';
import { digest } from '../platform/seal.ts';
import { decode, rowsByIds, selection } from '../platform/select.ts';
import { problemOf, problemsOf, type Importer, type Importing, type Outcome } from './importer.ts';
import { differences } from './plain.ts';
import { nested, type Reading } from './rules/read.ts';

type Values = Reading['values'];
type People = ReadonlyMap<string, ApplicantRow>;

async function casesByNumber(numbers: string[], { env, actor }: Importing): Promise<Map<string, CaseRow>> {
  if (numbers.length === 0) return new Map();
  const rows = await env.store.rows(sql`select ${selection(caseColumns)} from ${cases} where ${cases.number} in (select value from json_each(${JSON.stringify(numbers)})) and ${cases.deletedAt} is null and ${caseSight(actor) ?? sql`1`}`);
  return new Map(rows.map((row) => decode(caseColumns, row)).map((row) => [row.number, row]));
}

const MINUTE = 60_000;
/** A file holds minutes, or days alone. */
function sameInstant(given: string, standing: string | null, { district: { calendar } }: Importing): boolean {
  if (standing === null) return false;
  return Math.abs(Date.parse(given) - Date.parse(standing)) < MINUTE || given === startOfDay(dayOf(standing, calendar), calendar);
}

/** Whether what a file says of a registered person is what stands: a mask of his is, and so is what is sealed there. */
async function standsInPerson(field: string, value: unknown, row: ApplicantRow, dataKey: string): Promise<boolean> {
  if (field === 'phone' || field === 'idNumber') {
    const [mask, known] = field === 'phone' ? [row.phoneMask, row.phoneDigest] : [row.idNumberMask, row.idNumberDigest];
    return MASK.test(String(value)) ? value === mask : (await digest(dataKey, field, String(value))) === known;
  }
  return JSON.stringify(new Map<string, unknown>(Object.entries(row)).get(field) ?? null) === JSON.stringify(value);
}

/** What is taken down at registration is not written over by a file: it has to be as it stands. */
async function findLocked(values: Values, row: CaseRow, people: People, importing: Importing): Promise<Refusal[]> {
  const locked: Refusal[] = [];
  for (const [name, value] of values) {
    if (importing.fields.get(name)?.take !== 'new') continue;
    const [who = '', field] = name.split('.');
    const person = who === 'reporter' ? people.get(row.reporterId) : who === 'party' ? people.get(row.partyId) : undefined;
    const stands = field && person
      ? await standsInPerson(field, value, person, importing.env.dataKey)
      : sameInstant(String(value), name === 'receivedAt' ? row.receivedAt : row.hotlineDueAt, importing);
    if (!stands) locked.push(refuse('import.locked_field', { field: name }, name));
  }
  return locked;
}

/** The kind of a paper by its number, where the file does not say. */
function typeOf(number: string): 'resident' | 'credit_code' | 'other' {
  if (/^\d{17}[\dX]$/.test(number) || isResidentNumber(number)) return 'resident';
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(number) ? 'credit_code' : 'other';
}

function draftOf(values: Values): Record<string, unknown> {
  const whole = new Map<string, unknown>(values);
  whole.delete('number');
  for (const who of ['reporter', 'party']) {
    const number = values.get(`${who}.idNumber`);
    if (typeof number === 'string' && !whole.has(`${who}.idType`)) whole.set(`${who}.idType`, typeOf(number));
    const said = [...whole.keys()].some((name) => name.startsWith(`${who}.`));
    if (said && !whole.has(`${who}.kind`)) whole.set(`${who}.kind`, whole.get(`${who}.idType`) === 'credit_code' ? 'enterprise' : 'person');
  }
  return nested(whole);
}

const masked = (values: Values): Refusal[] =>
  [...values].flatMap(([name, value]) => (/\.(phone|idNumber)$/.test(name) && MASK.test(String(value)) ? [refuse('value.masked', { field: name }, name)] : []));

type Asked<T> = { at: number; given: T };

async function decideNew(asked: Asked<CaseDraft>[], importing: Importing, outcomes: Outcome[]): Promise<void> {
  const { env, actor, district, adding, fields } = importing;
  const benchAt = (siteId: string | null) => ({ now: adding.now, actor, settings: district.settings, calendar: district.calendarAt(siteId) });
  const registered = await registerMany(env.store, asked.map(({ given }) => given), { dataKey: env.dataKey, change: adding, district, benchAt });
  asked.forEach(({ at }, index) => {
    const made = registered[index];
    outcomes[at] = isRefusal(made) ? [problemOf(made, fields)] : 'added';
  });
}

async function decideKnown(asked: Asked<{ row: CaseRow; changes: CaseChanges }>[], importing: Importing, outcomes: Outcome[]): Promise<void> {
  const { env, district, editing, fields } = importing;
  const prepared = await prepareEdits(env.store, asked.map(({ given }) => given));
  for (const { at, given } of asked) {
    const edited = editCase(given.row, given.changes, prepared, district, editing);
    outcomes[at] = isRefusal(edited) ? [problemOf(edited, fields)] : 'changed';
  }
}

/** Cases from a file: a number finds the case to correct; a line without one is a registration like any other. */
export const caseImporter: Importer = {
  resource: 'cases',
  permissions: ['cases.register', 'cases.handle'],
  // As many as a box of one's own writes in a fraction of a second: nobody else's request is answered meanwhile.
  step: 300,
  personal: true,
  needs: [['number', 'title'], ['number', 'reporter.name']],
  keysOf: (text) => (text('number') === '' ? [] : [text('number')]),
  async decide(readings, importing) {
    const { env, fields } = importing;
    const numbers = readings.flatMap(({ values }) => (values.has('number') ? [String(values.get('number'))] : []));
    const known = await casesByNumber([...new Set(numbers)], importing);
    const people: People = new Map((await rowsByIds(env.store, applicants, getTableColumns(applicants), [...known.values()].flatMap((row) => [row.reporterId, row.partyId]))).map((row) => [row.id, row]));
    const outcomes: Outcome[] = readings.map(() => 'same');
    const fresh: Asked<CaseDraft>[] = [];
    const standing: Asked<{ row: CaseRow; changes: CaseChanges }>[] = [];
    for (const [at, { values, problems }] of readings.entries()) {
      const row = known.get(String(values.get('number')));
      const refusals = problems.length > 0 ? problems : row ? await findLocked(values, row, people, importing) : values.has('number') ? [refuse('import.case_unknown', {}, 'number')] : masked(values);
      if (refusals.length > 0) {
        outcomes[at] = refusals.map((refusal) => problemOf(refusal, fields));
        continue;
      }
      if (row) {
        const changeable = new Map([...values].filter(([name]) => name !== 'number' && fields.get(name)?.take !== 'new'));
        const parsed = CaseChanges.safeParse(nested(changeable));
        const changes = parsed.success ? differences(row, parsed.data) : {};
        if (!parsed.success) outcomes[at] = problemsOf(parsed.error.issues, fields);
        else if (Object.keys(changes).length > 0) standing.push({ at, given: { row, changes: CaseChanges.parse(changes) } });
      } else {
        const parsed = CaseDraft.safeParse(draftOf(values));
        if (parsed.success) fresh.push({ at, given: parsed.data });
        else outcomes[at] = problemsOf(parsed.error.issues, fields);
      }
    }
    if (standing.length > 0) await decideKnown(standing, importing, outcomes);
    if (fresh.length > 0) await decideNew(fresh, importing, outcomes);
    return outcomes;
  },
};
