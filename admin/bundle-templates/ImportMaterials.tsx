import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { request } from '../api/http.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { parseTsv } from '../grid/rules/tsv.ts';
import { useT } from '../messages/useT.ts';
import { Notice, ProblemNotice } from '../states/Notice.tsx';
import { changed, type Content } from './content.ts';
import { materialsIn } from './sheetMaterials.ts';

type Props = { content: Content; put: (changes: Partial<Content>) => void; onClose: () => void };

/** A list of materials out of a sheet, pasted or as a file, shown before it goes into the draft. */
export default function ImportMaterials({ content, put, onClose }: Props) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState('');
  const [item, setItem] = useState<string | null>(null);
  const file = useMutation({
    mutationFn: (given: File) => {
      const form = new FormData();
      form.set('file', given);
      return request<{ rows: string[][] }>('POST', '/api/bundle-templates/sheet', form);
    },
    onSuccess: () => setPasted(''),
  });
  const rows = useMemo(() => (pasted.trim() ? parseTsv(pasted) : (file.data?.rows ?? [])), [pasted, file.data]);
  const read = rows.length > 0 ? materialsIn(rows, content.materials) : null;
  const found = read?.fault === null ? read : null;
  const known = new Set(content.materials.map(({ id }) => id));
  const submit = async () => {
    if (!found) return false;
    const rewritten = new Map(found.materials.map((material) => [material.id, material]));
    const asking = content.items.find(({ id }) => id === item);
    put({
      materials: [...content.materials.map((material) => rewritten.get(material.id) ?? material), ...found.materials.filter(({ id }) => !known.has(id))],
      ...(asking && { items: changed(content.items, asking.id, { materials: [...new Set([...asking.materials, ...rewritten.keys()])] }) }),
    });
    return undefined;
  };
  return (
    <ActionDialog wide title={t('bundleTemplates.import.title')} note={t('bundleTemplates.import.note')} submitLabel={t('bundleTemplates.import.submit', { smart_count: found?.materials.length ?? 0 })} ready={found !== null} onSubmit={submit} onClose={onClose}>
      <Field label={t('bundleTemplates.import.paste')}>{(field) => <TextInput {...field} autoFocus lines={4} value={pasted} onChange={setPasted} />}</Field>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Button variant="outlined" disabled={file.isPending} onClick={() => input.current?.click()}>{t('bundleTemplates.import.file')}</Button>
        <span>{file.isPending ? t('bundleTemplates.import.reading') : file.variables?.name}</span>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx,.csv"
          aria-label={t('bundleTemplates.import.file')}
          onChange={(event) => {
            const [given] = event.target.files ?? [];
            if (given) file.mutate(given);
            event.target.value = '';
          }}
        />
      </Box>
      <ProblemNotice error={file.error} />
      {read?.fault && <Notice tone="soon" role="status">{t(`bundleTemplates.import.${read.fault}`)}</Notice>}
      {found && (
        <>
          <Box role="status">{t('bundleTemplates.import.found', { smart_count: found.materials.length })}</Box>
          <Box component="ul" sx={{ m: 0, pl: 2.5, maxHeight: 220, overflow: 'auto' }}>
            {found.materials.map((material) => (
              <li key={material.id}>
                {material.name}
                <Box component="span" sx={{ ml: 1, fontSize: 12, color: 'text.secondary' }}>{[t(known.has(material.id) ? 'bundleTemplates.import.known' : 'bundleTemplates.import.fresh'), material.main ? t('bundleTemplates.main') : '', material.deferrable ? t('bundleTemplates.deferrable') : '', material.standard].filter(Boolean).join(' · ')}</Box>
              </li>
            ))}
          </Box>
          <Field label={t('bundleTemplates.import.into')} hint={t('bundleTemplates.import.intoHint')}>
            {(field) => <Select {...field} empty={t('bundleTemplates.none')} value={item} onChange={setItem} options={content.items.map(({ id, name }) => ({ value: id, label: name || id }))} />}
          </Field>
        </>
      )}
    </ActionDialog>
  );
}
