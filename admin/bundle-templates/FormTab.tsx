import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { FIELD_KINDS, type TemplateField } from '../../schema/bundle-templates.ts';
import { OriginMarks } from '../directory/Origin.tsx';
import { useT } from '../messages/useT.ts';
import { CellSelect, CellText, CellTick, EditTable } from './Cells.tsx';
import { changed, faultsAt, freeKey, newField, toggled } from './content.ts';
import type { TabProps } from './ItemsTab.tsx';
import { FaultLines } from './TemplateMarks.tsx';

/** 一表申请: the fields down, the items they fill across. */
export function FormTab({ content, put, faults, readOnly }: TabProps) {
  const t = useT();
  const { items, fields } = content;
  const set = (field: TemplateField, changes: Partial<TemplateField>) => put({ fields: changed(fields, field.id, changes) });
  const head = [
    { label: t('bundleTemplates.key'), width: 64 },
    { label: t('bundleTemplates.fieldLabel'), width: 200, grow: true },
    { label: t('bundleTemplates.kind'), width: 100 },
    { label: t('bundleTemplates.mustFill'), width: 52, centre: true },
    { label: t('bundleTemplates.options'), width: 170, title: t('bundleTemplates.optionsHint') },
    ...items.map(({ id, name }) => ({ label: id, width: 48, title: name, centre: true })),
    ...(readOnly ? [] : [{ label: '', width: 64 }]),
  ];
  return (
    <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
      {fields.length === 0 ? (
        <Box sx={{ py: 2, color: 'text.secondary' }}>{t('bundleTemplates.noFields')}</Box>
      ) : (
        <>
          <EditTable caption={t('bundleTemplates.tab.form')} head={head}>
            {fields.map((field) => {
              const label = (column: string) => `${field.label || field.id} · ${column}`;
              return (
                <tr key={field.id}>
                  <Box component="th" scope="row" sx={{ px: '8px !important', color: 'text.secondary' }}>{field.id}</Box>
                  <td>
                    {readOnly ? <Box sx={{ px: 0.75 }}>{field.label}</Box> : <CellText label={label(t('bundleTemplates.fieldLabel'))} autoFocus={field.label === ''} maxLength={60} value={field.label} onChange={(text) => set(field, { label: text })} />}
                    <OriginMarks of={{ source: field.hint }} />
                    <Box sx={{ px: 0.75 }}><FaultLines here faults={faultsAt(faults, field.label)} /></Box>
                  </td>
                  <td>
                    {readOnly ? (
                      <Box sx={{ px: 0.75 }}>{t(`bundleTemplates.kinds.${field.kind}`)}</Box>
                    ) : (
                      <CellSelect label={label(t('bundleTemplates.kind'))} value={field.kind} onChange={(kind) => set(field, { kind: FIELD_KINDS.find((one) => one === kind) ?? 'text' })} options={FIELD_KINDS.map((kind) => ({ value: kind, label: t(`bundleTemplates.kinds.${kind}`) }))} />
                    )}
                  </td>
                  <td><CellTick disabled={readOnly} label={label(t('bundleTemplates.mustFill'))} checked={field.required} onChange={(required) => set(field, { required })} /></td>
                  <td>
                    {field.kind === 'choice' && (readOnly ? <Box sx={{ px: 0.75 }}>{field.options.join('、')}</Box> : <Options label={label(t('bundleTemplates.options'))} options={field.options} onChange={(options) => set(field, { options })} />)}
                  </td>
                  {items.map((item) => (
                    <td key={item.id}><CellTick disabled={readOnly} label={t('bundleTemplates.fieldGoes', { field: field.label || field.id, item: item.name || item.id })} checked={field.items.includes(item.id)} onChange={(there) => set(field, { items: toggled(field.items, item.id, there) })} /></td>
                  ))}
                  {!readOnly && <td><Button variant="text" aria-label={label(t('bundleTemplates.remove'))} onClick={() => put({ fields: fields.filter(({ id }) => id !== field.id) })} sx={{ minHeight: 26, py: 0, px: 0.75, minWidth: 0, color: 'text.secondary' }}>{t('bundleTemplates.remove')}</Button></td>}
                </tr>
              );
            })}
          </EditTable>
          <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{items.map(({ id, name }) => `${id} ${name}`).join(' · ')}</Box>
        </>
      )}
      {!readOnly && <Box><Button variant="outlined" onClick={() => put({ fields: [...fields, newField(freeKey('F', fields))] })}>{t('bundleTemplates.addField')}</Button></Box>}
    </Box>
  );
}

/** Separated by 、 or commas; a separator just typed stays until a word follows it. */
function Options({ label, options, onChange }: { label: string; options: readonly string[]; onChange: (options: string[]) => void }) {
  return <CellText label={label} maxLength={1000} value={options.join('、')} onChange={(text) => onChange(text.split(/[、，,]/).map((one) => one.slice(0, 60)))} />;
}
