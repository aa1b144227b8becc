import type { z } from 'zod';
import { explainIssue } from '../../../schema/faults.ts';
import { TemplateMaterial, type ImportedMaterials, type TemplateItem } from '../../../schema/bundle-templates.ts';
import { refuse, type Refusal } from '../../../schema/refusals.ts';
import { fieldOfHeader, findHeader, headersOf } from '../../jobs/rules/table.ts';
import { isFilled, textOf, type SheetRow } from '../../sheets/cells.ts';
import { readSheet } from '../../sheets/read.ts';

/** What a table of materials calls its columns. */
const COLUMNS = headersOf([
  { field: 'id', zh: '编号', en: 'Key', also: ['材料编号'] },
  { field: 'name', zh: '材料名称', en: 'Material', also: ['材料', '申请材料', '名称', '要件'] },
  { field: 'items', zh: '用于事项', en: 'Items', also: ['事项', '适用事项', '所属事项', '办理事项'] },
  { field: 'standard', zh: '审查标准', en: 'Standard', also: ['受理标准', '审查要点', '填报须知'] },
  { field: 'form', zh: '形式', en: 'Form', also: ['材料形式', '原件复印件', '纸质电子'] },
  { field: 'copies', zh: '份数', en: 'Copies', also: ['数量'] },
  { field: 'main', zh: '主要材料', en: 'Main', also: ['是否主要材料'] },
  { field: 'deferrable', zh: '可容缺', en: 'May follow', also: ['容缺', '是否可容缺'] },
  { field: 'obtained', zh: '来源渠道', en: 'Where it comes from', also: ['材料来源', '出具单位'] },
  { field: 'source', zh: '依据', en: 'Source', also: ['设定依据', '出处'] },
].map((column) => ({ ...column, kind: 'text' as const })));

/** More than any bundle asks for. */
const MOST = 120;
const YES = /^(是|√|✓|y|yes|true|1|可|主要)$/i;

type Read = { materials: TemplateMaterial[]; items: TemplateItem[]; result: ImportedMaterials };

const namesIn = (text: string): string[] => text.split(/[、，,;；\n/]+/).map((part) => part.trim()).filter((part) => part !== '');

/** Items a cell means, by key or by name. */
function meant(text: string, items: readonly TemplateItem[]): { ids: string[]; unknown: string[] } {
  const found = namesIn(text).map((name) => ({ name, id: items.find((item) => item.id === name || item.name === name)?.id }));
  return { ids: found.flatMap(({ id }) => id ?? []), unknown: found.flatMap(({ name, id }) => (id === undefined ? [name] : [])) };
}

const freeKey = (taken: ReadonlySet<string>): string => {
  for (let n = taken.size + 1; ; n++) if (!taken.has(`M${n}`)) return `M${n}`;
};

/**
 * Materials of a file, xlsx or csv, put beside those a draft has: one that bears the key or the name of a standing one
 * takes its place, and the items it names ask for it. Rows with something wrong are left out and said. Refusals of the
 * file as a whole: `import.no_header`, `import.column_missing`, `import.no_rows`, `import.too_many_rows` and those of reading it.
 */
export function readMaterials(bytes: Uint8Array, standing: { items: readonly TemplateItem[]; materials: readonly TemplateMaterial[] }, language: 'zh' | 'en'): Read | Refusal {
  const sheet = readSheet(bytes);
  const header = findHeader(sheet.rows, COLUMNS);
  if (!header) return refuse('import.no_header');
  const columns = new Map(header.cells.flatMap((cell, at) => {
    const field = fieldOfHeader(textOf(cell), COLUMNS);
    return field === null ? [] : [[field, at] as const];
  }));
  if (!columns.has('name')) return refuse('import.column_missing', { fields: '材料名称' });
  const rows = sheet.rows.filter(({ n, cells }) => n > header.n && cells.some(isFilled));
  if (rows.length === 0) return refuse('import.no_rows');
  if (rows.length > MOST) return refuse('import.too_many_rows', { limit: MOST });
  const text = ({ cells }: SheetRow, field: string) => textOf(cells[columns.get(field) ?? -1]);

  const materials = [...standing.materials];
  const asked = new Map(standing.items.map(({ id, materials: own }) => [id, [...own]]));
  const result: ImportedMaterials = { added: 0, changed: 0, problems: [] };
  for (const row of rows) {
    const say = (message: string) => result.problems.push({ row: row.n, message });
    const name = text(row, 'name');
    const at = materials.findIndex((one) => (text(row, 'id') !== '' && one.id === text(row, 'id')) || one.name === name);
    const copies = Number(text(row, 'copies').replace(/[份张套]/g, ''));
    const before = materials[at];
    const given: z.input<typeof TemplateMaterial> = {
      ...before,
      id: text(row, 'id') || before?.id || freeKey(new Set(materials.map(({ id }) => id))),
      name,
      ...(text(row, 'standard') !== '' && { standard: text(row, 'standard') }),
      ...(text(row, 'form') !== '' && { form: text(row, 'form') }),
      ...(text(row, 'copies') !== '' && Number.isInteger(copies) && { copies }),
      ...(text(row, 'main') !== '' && { main: YES.test(text(row, 'main')) }),
      ...(text(row, 'deferrable') !== '' && { deferrable: YES.test(text(row, 'deferrable')) }),
      ...(text(row, 'obtained') !== '' && { obtained: text(row, 'obtained') }),
      ...(text(row, 'source') !== '' && { source: text(row, 'source') }),
    };
    const parsed = TemplateMaterial.safeParse(given);
    const { ids, unknown } = meant(text(row, 'items'), standing.items);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      say(issue ? Object.values(explainIssue(issue, language)).join(' ') : '');
    } else if (unknown.length > 0) say(unknown.join('、'));
    else {
      if (at < 0) materials.push(parsed.data);
      else materials[at] = parsed.data;
      result[at < 0 ? 'added' : 'changed'] += 1;
      for (const id of ids) if (!asked.get(id)?.includes(parsed.data.id)) asked.get(id)?.push(parsed.data.id);
    }
  }
  return { materials, items: standing.items.map((item) => ({ ...item, materials: asked.get(item.id) ?? item.materials })), result };
}
