import { MAX_UPLOAD, type ImportOptions } from '../../schema/jobs.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import type { Actor } from '../../schema/people.ts';
import type { Env } from '../platform/env.ts';
import { newId } from '../platform/ledger.ts';
import { dayOf } from '../deadlines/rules.ts';
import { loadDistrict } from '../settings/store.ts';
import { MAX_ROWS, textOf, type Sheet, type SheetRow } from '../sheets/cells.ts';
import { readSheet } from '../sheets/read.ts';
import { sheetFields } from './fields.ts';
import { problemOf, type Importer } from './importer.ts';
import { columnsOf, dataRows, findHeader, headersOf, repeatedIn, type Column } from './rules/table.ts';
import { addJob, dropTrials, liveJobs } from './store.ts';

type Asking = { env: Env; actor: Actor; now: string; file: File; options: ImportOptions };

function headerOf(sheet: Sheet, wanted: number | undefined, fields: ReturnType<typeof sheetFields>): SheetRow | undefined {
  return wanted === undefined ? findHeader(sheet.rows, headersOf(fields)) : sheet.rows.find(({ n }) => n === wanted);
}

/** Refuses a mapping that names no field of this table, one that is not imported, or one twice. */
function checkMapping(mapping: Record<string, string | null>, takable: ReadonlySet<string>): Refusal | undefined {
  const named = Object.values(mapping).filter((field) => field !== null);
  const wrong = named.find((field, at) => !takable.has(field) || named.indexOf(field) !== at);
  return wrong === undefined ? undefined : refuse('import.mapping', { field: wrong.slice(0, 60) }, 'options.mapping');
}

/** Reads the file and opens the job that works through it; answers its id. Everything wrong with the file as a whole is refused here. */
export async function startImport(importer: Importer, { env, actor, now, file, options }: Asking): Promise<string | Refusal> {
  const { store, dataKey } = env;
  if (file.size > MAX_UPLOAD) return refuse('import.too_large');
  const { dryRun = false, mapping = {} } = options;
  const running = (await liveJobs(store, actor.id)).filter(({ asked }) => !asked.dryRun);
  if (running.length > 0) return refuse('import.running');
  const { settings, calendar } = await loadDistrict(store);
  const today = dayOf(now, calendar);
  const all = sheetFields(importer.resource, settings.fields);
  const taken = all.filter(({ take }) => take !== 'never');
  const refused = checkMapping(mapping, new Set(taken.map(({ field }) => field)));
  if (refused) return refused;
  const sheet = readSheet(new Uint8Array(await file.arrayBuffer()), options.sheet);
  const header = headerOf(sheet, options.headerRow, all);
  if (!header) return refuse('import.no_header', {}, 'options.headerRow');
  const columns = columnsOf(header, headersOf(all), mapping).map((column): Column => ({ ...column, field: taken.some(({ field }) => field === column.field) ? column.field : null }));
  const rows = dataRows(sheet.rows, header);
  if (rows.length === 0) return refuse('import.no_rows');
  if (rows.length > MAX_ROWS) return refuse('import.too_many_rows', { limit: MAX_ROWS });
  const label = (name: string) => all.find(({ field }) => field === name)?.zh ?? name;
  const missing = importer.needs.find((group) => !group.some((name) => columns.some(({ field }) => field === name)));
  // A trial shows the columns all the same, for somebody to say which is which.
  if (missing && !dryRun) return refuse('import.column_missing', { fields: missing.map(label).join('、') }, 'options.mapping');
  const byField = new Map(columns.flatMap(({ field }, at) => (field === null ? [] : [[field, at] as const])));
  const repeated = repeatedIn(rows, ({ cells }) => importer.keysOf((field) => textOf(cells[byField.get(field) ?? -1]), today));
  const fields = new Map(all.map((field) => [field.field, field]));
  await dropTrials(store, actor.id);
  const id = newId(now);
  const asked = { dryRun, fileName: file.name.slice(0, 200), sheets: sheet.sheets, sheet: sheet.sheet, headerRow: header.n, columns };
  await addJob(store, { id, resource: importer.resource, ownerId: actor.id, asked, now, dataKey: importer.personal ? dataKey : null }, rows.map(({ n, cells }) => {
    const earlier = repeated.get(n);
    const kept = { n, cells: cells.slice(0, columns.length) };
    return earlier === undefined ? kept : { ...kept, problems: [{ column: -1, ...problemOf(refuse('import.repeated', { row: earlier }), fields) }] };
  }));
  return id;
}
