import Box from '@mui/material/Box';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { FormRow } from '../../schema/paper.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { upload } from '../files/upload.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { paperOfCode } from './codes.ts';
import { PAPER_KEY, usePaperName } from './usePapers.ts';

type Finding = 'none' | 'reading' | 'found' | 'not_found' | 'other';
const HINTS = { none: undefined, reading: 'paper.scanReading', found: 'paper.scanFound', not_found: 'paper.scanNotFound', other: 'paper.scanOther' } as const;

/** A signed page comes back as a photo: whose it is, its code says; where it does not, a person does. */
export default function ScanDialog({ papers, queryCode, onClose }: { papers: readonly FormRow[]; queryCode: string | null; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const client = useQueryClient();
  const nameOf = usePaperName(papers);
  const [file, setFile] = useState<File | null>(null);
  const [paperId, setPaperId] = useState<string | null>(null);
  const [finding, setFinding] = useState<Finding>('none');
  const [asked, setAsked] = useState(false);
  const latest = useRef<File | null>(null);
  const paper = papers.find(({ id }) => id === paperId);

  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    latest.current = chosen;
    setFile(chosen);
    if (!chosen.type.startsWith('image/')) return setFinding('not_found');
    setFinding('reading');
    const { readCode } = await import('./readCode.ts');
    const text = await readCode(chosen);
    // Another photo may have been chosen meanwhile.
    if (latest.current !== chosen) return;
    const found = text === null ? null : paperOfCode(text, papers, queryCode);
    setFinding(text === null ? 'not_found' : found === null ? 'other' : 'found');
    if (found !== null) setPaperId(found);
  };
  const hint = HINTS[finding];
  return (
    <ActionDialog
      title={t('paper.scan')}
      note={t('paper.scanNote')}
      submitLabel={t('paper.scanSubmit')}
      ready={file !== null && paper !== undefined && finding !== 'reading'}
      onAsk={() => setAsked(true)}
      onSubmit={async () => {
        if (!file || !paper) return;
        await upload(file, { subjectKind: 'forms', subjectId: paper.id }, { progress: () => {}, signal: new AbortController().signal });
        say('paper.scanDone', { number: paper.number });
        await client.invalidateQueries({ predicate: ({ queryKey: [name] }) => name === 'files' || name === 'events' || name === PAPER_KEY });
      }}
      onClose={onClose}
    >
      <Field label={t('paper.scanFile')} required error={asked && !file ? t('actions.required') : undefined}>
        {({ id, describedBy, invalid }) => (
          <Box component="input" type="file" accept="image/*,application/pdf" id={id} aria-describedby={describedBy} aria-invalid={invalid} onChange={(event: React.ChangeEvent<HTMLInputElement>) => void choose(event.target.files?.[0])} sx={{ font: 'inherit', maxWidth: '100%' }} />
        )}
      </Field>
      <Field label={t('paper.scanOf')} required hint={<span role="status">{hint ? t(hint) : ''}</span>} error={asked && !paper ? t('actions.required') : undefined}>
        {(field) => <Select {...field} empty={t('actions.choose')} value={paperId} onChange={setPaperId} options={papers.toReversed().map((one) => ({ value: one.id, label: `${nameOf(one)} ${one.number}` }))} />}
      </Field>
    </ActionDialog>
  );
}
