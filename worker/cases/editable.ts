import { sql } from 'drizzle-orm';
import { CaseChanges } from '../../schema/cases.ts';
import { cases } from '../../schema/tables/index.ts';
import type { Editable } from '../platform/editable.ts';
import { asRevised } from '../platform/resource.ts';
import { decode, selection } from '../platform/select.ts';
import { loadDistrict } from '../settings/store.ts';
import { editCase, prepareEdits } from './edit.ts';
import { caseColumns, presentCases, type CaseRow } from './present.ts';
import { caseSight } from './sight.ts';

/** Cases in the spreadsheet: what was registered is corrected many at once, and taken back, by the rule of one. */
export const caseEditable: Editable<CaseRow, CaseChanges> = {
  subject: 'cases',
  permission: 'cases.handle',
  changes: CaseChanges,
  async load({ env, actor }, ids) {
    const rows = await env.store.rows(sql`select ${selection(caseColumns)} from json_each(${JSON.stringify(ids)}) as wanted cross join ${cases} on ${cases.id} = wanted.value where ${caseSight(actor) ?? sql`1`}`);
    return rows.map((row) => decode(caseColumns, row));
  },
  async prepare({ env, change }, asked) {
    const [district, prepared] = await Promise.all([loadDistrict(env.store), prepareEdits(env.store, asked)]);
    return (row, changes) => editCase(row, changes, prepared, district, change);
  },
  async present({ env, actor, change }, rows) {
    return presentCases(env.store, rows, actor, await loadDistrict(env.store), change.now);
  },
  trash(row, deletedAt, change) {
    change.update('cases', row, { deletedAt }, { caseId: row.id });
    return asRevised(row, { deletedAt }, change);
  },
};
