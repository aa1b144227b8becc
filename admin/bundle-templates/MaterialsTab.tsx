import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import type { Fault, TemplateItem, TemplateMaterial } from '../../schema/bundle-templates.ts';
import { Chip } from '../directory/Origin.tsx';
import { useT } from '../messages/useT.ts';
import { CellText, CellTick, EditTable } from './Cells.tsx';
import { changed, faultsAt, freeKey, newMaterial, toggled, withoutMaterial } from './content.ts';
import type { TabProps } from './ItemsTab.tsx';
import { MaterialDialog } from './MaterialDialog.tsx';
import { FaultLines } from './TemplateMarks.tsx';

const ImportMaterials = lazy(() => import('./ImportMaterials.tsx'));

/** Materials down, items across: who asks for what is ticked where the two meet. */
export function MaterialsTab({ row, content, put, faults, readOnly, dirty }: TabProps) {
  const t = useT();
  const [opened, setOpened] = useState<string | null>(null);
  const [importing, setImporting] = useState(false);
  const { items, materials } = content;
  const open = materials.find(({ id }) => id === opened);
  const head = [
    { label: t('bundleTemplates.key'), width: 74 },
    { label: t('bundleTemplates.material'), width: 230, grow: true },
    ...items.map(({ id, name }) => ({ label: id, width: 48, title: name, centre: true })),
    { label: t('bundleTemplates.main'), width: 72, title: t('bundleTemplates.mainHint'), centre: true },
    { label: t('bundleTemplates.deferrable'), width: 64, centre: true },
    { label: t('bundleTemplates.standard'), width: 150 },
    { label: '', width: readOnly ? 64 : 112 },
  ];
  return (
    <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
      {materials.length === 0 ? (
        <Box sx={{ py: 2, color: 'text.secondary' }}>{t('bundleTemplates.noMaterials')}</Box>
      ) : (
        <>
          <EditTable caption={t('bundleTemplates.matrix')} head={head}>
            {materials.map((material) => (
              <MaterialRow
                key={material.id}
                material={material}
                items={items}
                faults={faultsAt(faults, material.name)}
                readOnly={readOnly}
                set={(changes) => put({ materials: changed(materials, material.id, changes) })}
                ask={(item, there) => put({ items: changed(items, item.id, { materials: toggled(item.materials, material.id, there) }) })}
                onOpen={() => setOpened(material.id)}
                onRemove={() => put(withoutMaterial(content, material.id))}
              />
            ))}
          </EditTable>
          <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{items.map(({ id, name }) => `${id} ${name}`).join(' · ')}</Box>
        </>
      )}
      {!readOnly && (
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button variant="outlined" onClick={() => put({ materials: [...materials, newMaterial(freeKey('M', materials))] })}>{t('bundleTemplates.addMaterial')}</Button>
          <Button variant="outlined" disabled={dirty} onClick={() => setImporting(true)}>{t('bundleTemplates.importMaterials')}</Button>
          {dirty && <Box component="span" sx={{ fontSize: 12, color: 'text.secondary', alignSelf: 'center' }}>{t('bundleTemplates.import.saveFirst')}</Box>}
        </Box>
      )}
      {open && <MaterialDialog row={row} material={open} items={items} readOnly={readOnly} onDone={(changes) => put({ materials: changed(materials, open.id, changes) })} onClose={() => setOpened(null)} />}
      {importing && <Suspense><ImportMaterials row={row} put={put} onClose={() => setImporting(false)} /></Suspense>}
    </Box>
  );
}

type RowProps = {
  material: TemplateMaterial;
  items: readonly TemplateItem[];
  faults: readonly Fault[];
  readOnly: boolean;
  set: (changes: Partial<TemplateMaterial>) => void;
  ask: (item: TemplateItem, there: boolean) => void;
  onOpen: () => void;
  onRemove: () => void;
};

function MaterialRow({ material, items, faults, readOnly, set, ask, onOpen, onRemove }: RowProps) {
  const t = useT();
  const label = (column: string) => `${material.name || material.id} · ${column}`;
  const quiet = { minHeight: 26, py: 0, px: 0.75, minWidth: 0 };
  const giver = material.output && items.find(({ id }) => id === material.output?.of);
  return (
    <tr>
      <Box component="th" scope="row" sx={{ px: '8px !important', color: 'text.secondary' }}>{material.id}</Box>
      <Box component="td" sx={{ whiteSpace: 'normal' }}>
        {readOnly ? <Box sx={{ px: 0.75 }}>{material.name}</Box> : <CellText label={label(t('bundleTemplates.name'))} autoFocus={material.name === ''} value={material.name} onChange={(name) => set({ name })} />}
        <Box sx={{ px: 0.75, fontSize: 12, color: 'text.secondary' }}>
          {material.illustrative && <Chip plain>{t('bundleTemplates.illustrative')}</Chip>} {giver && t('bundleTemplates.fromItem', { item: giver.name })}
          <FaultLines here faults={faults} />
        </Box>
      </Box>
      {items.map((item) => (
        <td key={item.id}><CellTick disabled={readOnly} label={t('bundleTemplates.askedBy', { item: item.name || item.id, material: material.name || material.id })} checked={item.materials.includes(material.id)} onChange={(there) => ask(item, there)} /></td>
      ))}
      <td><CellTick disabled={readOnly} label={label(t('bundleTemplates.main'))} checked={material.main} onChange={(main) => set(main ? { main, deferrable: false } : { main })} /></td>
      <td><CellTick disabled={readOnly || material.main} label={label(t('bundleTemplates.deferrable'))} checked={material.deferrable} onChange={(deferrable) => set({ deferrable })} /></td>
      <td><Box sx={{ px: 0.5, fontSize: 13, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis', ...(material.standard === '' && { color: 'text.secondary' }) }} title={material.standard}>{material.standard || t('bundleTemplates.noStandard')}</Box></td>
      <Box component="td" sx={{ whiteSpace: 'nowrap' }}>
        <Button variant="text" aria-label={label(t('bundleTemplates.open'))} onClick={onOpen} sx={quiet}>{t('bundleTemplates.open')}</Button>
        {!readOnly && <Button variant="text" aria-label={label(t('bundleTemplates.remove'))} onClick={onRemove} sx={{ ...quiet, color: 'text.secondary' }}>{t('bundleTemplates.remove')}</Button>}
      </Box>
    </tr>
  );
}
