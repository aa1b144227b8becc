import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { BundleTemplate, Fault, TemplateItem } from '../../schema/bundle-templates.ts';
import { RuleText } from '../deadlines/RuleText.tsx';
import { shortNameOf, useDepartmentName, useDepartments } from '../departments/useDepartments.ts';
import { Chip, useSourceText } from '../directory/Origin.tsx';
import { useT } from '../messages/useT.ts';
import { CellSelect, CellText, CellTick, EditTable } from './Cells.tsx';
import { changed, faultsAt, freeKey, newItem, withoutItem, type Content } from './content.ts';
import { ItemDialog } from './ItemDialog.tsx';
import { PromiseCell } from './PromiseCell.tsx';
import { FaultLines } from './TemplateMarks.tsx';

export type TabProps = { row: BundleTemplate; content: Content; put: (changes: Partial<Content>) => void; faults: readonly Fault[]; readOnly: boolean; /** Something is not saved yet. */ dirty: boolean };

/** The items as a grid: each cell is written where it stands, the rest of an item opens beside. */
export function ItemsTab({ row, content, put, faults, readOnly }: TabProps) {
  const t = useT();
  const [opened, setOpened] = useState<string | null>(null);
  const { items } = content;
  const add = (item: Partial<TemplateItem> = {}) => put({ items: [...items, { ...newItem(freeKey('S', items)), ...item }] });
  const open = items.find(({ id }) => id === opened);
  const head = [
    { label: t('bundleTemplates.key'), width: 48 },
    { label: t('bundleTemplates.name'), width: 210, grow: true },
    { label: t('bundleTemplates.department'), width: 176 },
    { label: t('bundleTemplates.promised'), width: 180 },
    { label: t('bundleTemplates.prerequisites'), width: 160 },
    { label: t('bundleTemplates.materials'), width: 76, title: t('bundleTemplates.matrix'), centre: true },
    { label: t('bundleTemplates.inspection'), width: 84, title: t('bundleTemplates.inspectionHint'), centre: true },
    { label: t('bundleTemplates.optional'), width: 72, centre: true },
    { label: t('bundleTemplates.visitsAlone'), width: 68, title: t('bundleTemplates.visitsAloneHint') },
    { label: '', width: readOnly ? 64 : 136 },
  ];
  return (
    <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
      {items.length === 0 ? (
        <Box sx={{ py: 2, color: 'text.secondary' }}>{t('bundleTemplates.noItems')} {!readOnly && t('bundleTemplates.noItemsHint')}</Box>
      ) : (
        <EditTable caption={t('bundleTemplates.items')} head={head}>
          {items.map((item) => (
            <ItemRow key={item.id} item={item} items={items} faults={faultsAt(faults, item.name)} readOnly={readOnly} set={(changes) => put({ items: changed(items, item.id, changes) })} onOpen={() => setOpened(item.id)} onRemove={() => put(withoutItem(content, item.id))} />
          ))}
        </EditTable>
      )}
      {!readOnly && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
          <Button variant="outlined" onClick={() => add()}>{t('bundleTemplates.addItem')}</Button>
          {items.length > 1 && <Box component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>{t('bundleTemplates.keys')}</Box>}
        </Box>
      )}
      {!readOnly && <Suggested row={row} items={items} onTake={add} />}
      {open && <ItemDialog item={open} content={content} readOnly={readOnly} onDone={(changes) => put({ items: changed(items, open.id, changes) })} onClose={() => setOpened(null)} />}
    </Box>
  );
}

type RowProps = { item: TemplateItem; items: readonly TemplateItem[]; faults: readonly Fault[]; readOnly: boolean; set: (changes: Partial<TemplateItem>) => void; onOpen: () => void; onRemove: () => void };

function ItemRow({ item, items, faults, readOnly, set, onOpen, onRemove }: RowProps) {
  const t = useT();
  const departments = useDepartments().filter((one) => one.retiredAt === null || one.id === item.departmentId);
  const departmentName = useDepartmentName();
  const before = item.prerequisites.map((id) => items.find((one) => one.id === id)?.name ?? id).join(t('form.comma'));
  const label = (column: string) => `${item.name || item.id} · ${column}`;
  const quiet = { minHeight: 26, py: 0, px: 0.75, minWidth: 0 };
  return (
    <tr>
      <Box component="th" scope="row" sx={{ px: '8px !important', color: 'text.secondary' }}>{item.id}</Box>
      <Box component="td" sx={{ whiteSpace: 'normal' }}>
        {readOnly ? <Box sx={{ px: 0.75 }}>{item.name}</Box> : <CellText label={label(t('bundleTemplates.name'))} autoFocus={item.name === ''} maxLength={80} value={item.name} onChange={(name) => set({ name })} />}
        <Box sx={{ px: 0.75 }}><FaultLines here faults={faults} /></Box>
      </Box>
      <td>
        {readOnly ? (
          <Box sx={{ px: 0.75 }}>{departmentName(item.departmentId) || item.department}</Box>
        ) : (
          <CellSelect label={label(t('bundleTemplates.department'))} empty={item.department ? `${t('bundleTemplates.noDepartment')} · ${item.department}` : t('bundleTemplates.noDepartment')} value={item.departmentId ?? ''} onChange={(id) => set({ departmentId: id || null })} options={departments.map((one) => ({ value: one.id, label: shortNameOf(one) }))} />
        )}
      </td>
      <td>{readOnly ? <Box sx={{ px: 0.75 }}>{item.promised ? <RuleText rule={item.promised} /> : t('bundleTemplates.unknown')}</Box> : <PromiseCell label={label(t('bundleTemplates.promised'))} value={item.promised} onChange={(promised) => set({ promised })} />}</td>
      <td><Box sx={{ px: 0.5, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis', fontSize: 13 }} title={before}>{before || '—'}</Box></td>
      <Box component="td" sx={{ textAlign: 'center !important' }}>{item.materials.length}</Box>
      <td><CellTick label={label(t('bundleTemplates.inspection'))} disabled={readOnly} checked={item.siteInspection} onChange={(siteInspection) => set({ siteInspection })} /></td>
      <td><CellTick label={label(t('bundleTemplates.optional'))} disabled={readOnly} checked={item.optional} onChange={(optional) => set({ optional })} /></td>
      <td>{readOnly ? <Box sx={{ px: 0.75 }}>{item.visits}</Box> : <CellText numeric label={label(t('bundleTemplates.visitsAlone'))} value={String(item.visits)} onChange={(visits) => set({ visits: Math.min(20, Number(visits)) })} />}</td>
      <Box component="td" sx={{ whiteSpace: 'nowrap' }}>
        <Button variant="text" aria-label={label(t('bundleTemplates.open'))} onClick={onOpen} sx={quiet}>{t('bundleTemplates.open')}</Button>
        {!readOnly && <Button variant="text" aria-label={label(t('bundleTemplates.remove'))} onClick={onRemove} sx={{ ...quiet, color: 'text.secondary' }}>{t('bundleTemplates.remove')}</Button>}
      </Box>
    </tr>
  );
}

/** Names the source gives without materials: taken in with one press, completed by hand. */
function Suggested({ row, items, onTake }: { row: BundleTemplate; items: readonly TemplateItem[]; onTake: (item: Partial<TemplateItem>) => void }) {
  const t = useT();
  const sourceText = useSourceText();
  const named = new Set(items.map(({ name }) => name));
  const national = (row.national?.subItems ?? []).map((name) => ({ name, department: '', note: undefined, source: row.national?.source }));
  const left = [...row.suggestions, ...national].filter(({ name }) => !named.has(name));
  if (left.length === 0) return null;
  return (
    <Box component="section" aria-label={t('bundleTemplates.suggestions')}>
      <Box sx={{ fontWeight: 600 }}>{t('bundleTemplates.suggestions')}</Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 0.5 }}>{t('bundleTemplates.suggestionsHint')}</Box>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.25 }}>
        {left.map(({ name, department, note, source }) => (
          <Box component="li" key={name} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
            <Button variant="text" aria-label={`${t('bundleTemplates.take')} · ${name}`} onClick={() => onTake({ name: name.slice(0, 80), department, ...(note !== undefined && { note }), ...(source !== undefined && { source }) })} sx={{ minHeight: 26, py: 0 }}>{t('bundleTemplates.take')}</Button>
            <span>{name}</span>
            {department && <Chip plain>{department}</Chip>}
            {source && <Box component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>{sourceText(source)}</Box>}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
