import type { TemplateMaterial } from '../../schema/bundle-templates.ts';
import { freeKey, newMaterial } from './content.ts';

type Column = 'name' | 'standard' | 'form' | 'copies' | 'main' | 'deferrable' | 'obtained';
/** What a column of an office's own list may be called. */
const NAMES: Record<Column, RegExp> = {
  name: /^(材料|申请材料|材料名称|名称|name|material)$/i,
  standard: /(标准|要求|要点|standard)/i,
  form: /(形式|类型|介质|^form)/i,
  copies: /(份数|数量|copies)/i,
  main: /(主要|必备|main)/i,
  deferrable: /(容缺|defer)/i,
  obtained: /(取得|来源渠道|出具|obtained)/i,
};
const YES = /^(是|√|✓|y|yes|1|true|可|可以)$/i;

export type SheetMaterials = { fault: 'noName' | 'nothing' } | { fault: null; materials: TemplateMaterial[]; known: number };

/** Rows of a sheet, the first of which names the columns, as materials: one of a name that is there already is rewritten, the rest is new. */
export function materialsIn(rows: readonly (readonly string[])[], standing: readonly TemplateMaterial[]): SheetMaterials {
  const headAt = rows.findIndex((row) => row.some((cell) => NAMES.name.test(cell.trim())));
  if (headAt === -1) return { fault: rows.some((row) => row.some((cell) => cell.trim())) ? 'noName' : 'nothing' };
  const columns = new Map<Column, number>();
  for (const [at, cell] of (rows[headAt] ?? []).entries()) {
    const column = (Object.keys(NAMES) as Column[]).find((one) => !columns.has(one) && NAMES[one].test(cell.trim()));
    if (column) columns.set(column, at);
  }
  const byName = new Map(standing.map((material) => [material.name, material]));
  const read = new Map<string, TemplateMaterial>();
  for (const row of rows.slice(headAt + 1)) {
    const cell = (column: Column) => row[columns.get(column) ?? -1]?.trim() ?? '';
    const name = cell('name').slice(0, 120);
    if (name === '') continue;
    const before = byName.get(name) ?? newMaterial(freeKey('M', [...standing, ...read.values()]), name);
    const main = columns.has('main') ? YES.test(cell('main')) : before.main;
    read.set(name, {
      ...before,
      ...(columns.has('standard') && { standard: cell('standard').slice(0, 1000) }),
      ...(columns.has('form') && { form: cell('form').slice(0, 120) }),
      ...(/^\d+$/.test(cell('copies')) && { copies: Math.min(20, Number(cell('copies'))) }),
      ...(cell('obtained') !== '' && { obtained: cell('obtained').slice(0, 200) }),
      main,
      // 主要材料 may never be missing, whatever the other column says.
      deferrable: !main && (columns.has('deferrable') ? YES.test(cell('deferrable')) : before.deferrable),
    });
  }
  const materials = [...read.values()];
  return materials.length === 0 ? { fault: 'nothing' } : { fault: null, materials, known: materials.filter(({ name }) => byName.has(name)).length };
}
