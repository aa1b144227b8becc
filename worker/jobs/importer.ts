import { explainIssue } from '../../schema/faults.ts';
import type { CalendarMoves } from '../../schema/many.ts';
import type { Actor, Permission } from '../../schema/people.ts';
import { sentence, type Refusal } from '../../schema/refusals.ts';
import type { SheetField, SheetResource } from '../../schema/sheets.ts';
import type { z } from 'zod';
import type { Env } from '../platform/env.ts';
import type { Change } from '../platform/ledger.ts';
import type { District } from '../settings/store.ts';
import type { Reading } from './rules/read.ts';

/** Why a row is refused: at one of its fields, or ('') as a whole. Both sentences, because it is read again later. */
export type RowProblem = { field: string; code: string; zh: string; en: string };
/** What became of a row, or would in a dry run. */
export type Outcome = 'added' | 'changed' | 'same' | RowProblem[];

/** New rows and changed ones are two changes: what was registered is not taken back by undoing, what was corrected is. */
export type Importing = { env: Env; actor: Actor; district: District; adding: Change; editing: Change; fields: ReadonlyMap<string, SheetField> };

/** How one resource takes rows of a file, by the rules of its single writes. */
export type Importer = {
  resource: SheetResource;
  permissions: readonly Permission[];
  /** Rows of a step. */
  step: number;
  /** Rows are found and corrected, never added. */
  onlyCorrects?: true;
  /** Whether its files hold what is sealed at rest. */
  personal: boolean;
  /** Of each of these at least one column must be there. */
  needs: readonly (readonly string[])[];
  /** What makes two rows of one file the same record; `text` is a field's cell as text, `today` the district's day. */
  keysOf(text: (field: string) => string, today: string): string[];
  decide(readings: readonly Reading[], importing: Importing): Promise<Outcome[]>;
  /** What else these rows bring with them, put into `editing` beside them; answers what moves. */
  follow?(importing: Importing, dryRun: boolean): Promise<CalendarMoves | undefined>;
};

const labelOf = (fields: ReadonlyMap<string, SheetField>, field: string) => {
  const found = fields.get(field);
  return { zh: found?.zh ?? field, en: found?.en ?? field };
};

/** Where a body names `changes.custom.f_1` or `reporter.phone.0`, the file has a column. */
function fieldAt(path: string, fields: ReadonlyMap<string, SheetField>): string {
  const parts = path.replace(/^changes\./, '').split('.');
  return [parts.slice(0, 2).join('.'), parts[0] ?? ''].find((name) => fields.has(name)) ?? '';
}

export function problemOf({ refused, params = {}, path = '' }: Refusal, fields: ReadonlyMap<string, SheetField>): RowProblem {
  const field = fieldAt(path, fields);
  const named = fieldAt(String(params.field ?? ''), fields) || field;
  const label = labelOf(fields, named);
  const say = (language: 'zh' | 'en') => sentence(refused, language, { ...params, ...(params.field !== undefined && named !== '' && { field: label[language] }) });
  return { field, code: refused, zh: say('zh'), en: say('en') };
}

export function problemsOf(issues: readonly z.core.$ZodIssue[], fields: ReadonlyMap<string, SheetField>): RowProblem[] {
  return issues.slice(0, 10).map((issue) => {
    const [zh, en] = [explainIssue(issue, 'zh'), explainIssue(issue, 'en')];
    const field = fieldAt(zh.path, fields);
    const label = labelOf(fields, field === '' ? zh.path : field);
    const code = /^[a-z_]+\.[a-z_]+$/.test(issue.message) ? issue.message : 'request.invalid';
    return { field, code, zh: `“${label.zh}”${zh.message}。`, en: `“${label.en}” ${en.message}.` };
  });
}
