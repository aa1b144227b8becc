import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { BundleTemplate, ImportedMaterials } from '../../schema/bundle-templates.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { post } from '../api/http.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { parseTsv } from '../grid/rules/tsv.ts';
import { useT } from '../messages/useT.ts';
import { Notice, ProblemNotice } from '../states/Notice.tsx';
import type { Content } from './content.ts';

type Props = { row: BundleTemplate; put: (changes: Partial<Content>) => void; onClose: () => void };
type Answer = { template: BundleTemplate; result: ImportedMaterials };

/** What was copied out of a sheet, as the file the server reads. */
const csvOf = (pasted: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(parseTsv(pasted).map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'));

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** A list of materials out of a sheet, as a file or pasted: read without writing, shown, and then put into the draft. */
export default function ImportMaterials({ row, put, onClose }: Props) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState('');
  const reading = useMutation({
    mutationFn: async ({ bytes }: { bytes: Uint8Array; name: string }) => post<Answer>(`/api/bundle-templates/${row.id}/import-materials`, { version: row.version, file: base64(bytes), dryRun: true }),
  });
  const found = reading.data;
  const fresh = found?.template.materials.filter((material) => JSON.stringify(row.materials.find(({ id }) => id === material.id)) !== JSON.stringify(material)) ?? [];
  const count = found ? found.result.added + found.result.changed : 0;
  const submit = async () => {
    if (!found) return false;
    const { materials, items } = found.template;
    put({ materials, items });
    return undefined;
  };
  return (
    <ActionDialog wide title={t('bundleTemplates.import.title')} note={t('bundleTemplates.import.note')} submitLabel={t('bundleTemplates.import.submit', { smart_count: count })} ready={count > 0} onSubmit={submit} onClose={onClose}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Button variant="outlined" disabled={reading.isPending} onClick={() => input.current?.click()}>{t('bundleTemplates.import.file')}</Button>
        <span role="status">{reading.isPending ? t('bundleTemplates.import.reading') : reading.variables?.name}</span>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx,.csv"
          aria-label={t('bundleTemplates.import.file')}
          onChange={(event) => {
            const [given] = event.target.files ?? [];
            if (given) void given.arrayBuffer().then((buffer) => reading.mutate({ bytes: new Uint8Array(buffer), name: given.name }));
            event.target.value = '';
          }}
        />
      </Box>
      <Field label={t('bundleTemplates.import.paste')} aside={<Button variant="text" disabled={pasted.trim() === '' || reading.isPending} onClick={() => reading.mutate({ bytes: csvOf(pasted), name: '' })} sx={{ minHeight: 24, py: 0 }}>{t('bundleTemplates.import.read')}</Button>}>
        {(field) => <TextInput {...field} lines={3} value={pasted} onChange={setPasted} />}
      </Field>
      <ProblemNotice error={reading.error} />
      {found && (
        <>
          <Box role="status">{t('bundleTemplates.import.found', { added: found.result.added, changed: found.result.changed })}</Box>
          {found.result.problems.length > 0 && (
            <Notice tone="soon" role="status">
              {t('bundleTemplates.import.left', { smart_count: found.result.problems.length })}
              <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{found.result.problems.map(({ row: n, message }) => <li key={n}>{t('import.row', { row: n })} · {message}</li>)}</Box>
            </Notice>
          )}
          <Box component="ul" sx={{ m: 0, pl: 2.5, maxHeight: 220, overflow: 'auto' }}>
            {fresh.map((material) => (
              <li key={material.id}>
                {material.name}
                <Box component="span" sx={{ ml: 1, fontSize: 12, color: 'text.secondary' }}>{[material.main ? t('bundleTemplates.main') : '', material.deferrable ? t('bundleTemplates.deferrable') : '', material.standard].filter(Boolean).join(' · ')}</Box>
              </li>
            ))}
          </Box>
        </>
      )}
    </ActionDialog>
  );
}
