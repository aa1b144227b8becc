import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { MAX_FILE } from '../../schema/files.ts';
import type { FormRow } from '../../schema/paper.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { upload } from '../files/upload.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { paperOfCode } from './codes.ts';
import { PAPER_KEY, usePaperName } from './usePapers.ts';

type Finding = 'none' | 'reading' | 'found' | 'not_found' | 'by_hand' | 'other';
const HINTS = { none: undefined, reading: 'paper.scanReading', found: 'paper.scanFound', not_found: 'paper.scanNotFound', by_hand: 'paper.scanByHand', other: 'paper.scanOther' } as const;

type Props = { papers: readonly FormRow[]; queryCode: string | null; onScanned: (paperId: string) => void; onClose: () => void };

/** A signed page comes back as a photo or a scan: whose it is, its code says; where it does not, a person does. */
export default function ScanDialog({ papers, queryCode, onScanned, onClose }: Props) {
  const t = useT();
  const say = useSay();
  const client = useQueryClient();
  const nameOf = usePaperName(papers);
  const [file, setFile] = useState<File | null>(null);
  const [paperId, setPaperId] = useState<string | null>(null);
  const [finding, setFinding] = useState<Finding>('none');
  const [asked, setAsked] = useState(false);
  /** The input does not know of a file that came another way. */
  const [dropped, setDropped] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const latest = useRef<File | null>(null);
  const stop = useRef<AbortController | null>(null);
  const paper = papers.find(({ id }) => id === paperId);
  const large = file !== null && file.size > MAX_FILE;

  const choose = async (chosen: File | undefined, dropped = false) => {
    if (!chosen) return;
    setDropped(dropped);
    latest.current = chosen;
    setFile(chosen);
    if (chosen.size > MAX_FILE) return setFinding('none');
    setFinding('reading');
    const { isPdf, readCode } = await import('./readCode.ts');
    const text = await readCode(chosen);
    // Another photo may have been chosen meanwhile.
    if (latest.current !== chosen) return;
    const found = text === null ? null : paperOfCode(text, papers, queryCode);
    setFinding(text === null ? (isPdf(chosen) ? 'by_hand' : 'not_found') : found === null ? 'other' : 'found');
    if (found !== null) setPaperId(found);
  };
  const drops = {
    onDragOver: (event: React.DragEvent) => event.preventDefault(),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault();
      void choose(event.dataTransfer.files[0], true);
    },
    onPaste: (event: React.ClipboardEvent) => void choose(event.clipboardData.files[0], true),
  };
  const hint = HINTS[finding];
  const percent = Math.round((share ?? 0) * 100);
  return (
    <ActionDialog
      title={t('paper.scan')}
      note={t('paper.scanNote')}
      submitLabel={t('paper.scanSubmit')}
      ready={file !== null && !large && paper !== undefined && finding !== 'reading'}
      onAsk={() => setAsked(true)}
      onSubmit={async () => {
        if (!file || !paper) return;
        stop.current = new AbortController();
        setShare(0);
        try {
          await upload(file, { subjectKind: 'forms', subjectId: paper.id }, { progress: setShare, signal: stop.current.signal });
        } finally {
          setShare(null);
        }
        say('paper.scanDone', { number: paper.number });
        await client.invalidateQueries({ predicate: ({ queryKey: [name] }) => name === 'files' || name === 'events' || name === PAPER_KEY });
        onScanned(paper.id);
      }}
      onClose={() => {
        stop.current?.abort();
        onClose();
      }}
    >
      <Box {...drops} sx={{ display: 'grid', gap: 1.75 }}>
        <Field label={t('paper.scanFile')} required error={large ? t('files.tooLarge', { name: file.name }) : asked && !file ? t('actions.required') : undefined}>
          {({ id, describedBy, invalid }) => (
            <>
              <Box component="input" type="file" accept="image/*,application/pdf" id={id} aria-describedby={describedBy} aria-invalid={invalid} onChange={(event: React.ChangeEvent<HTMLInputElement>) => void choose(event.target.files?.[0])} sx={{ font: 'inherit', maxWidth: '100%' }} />
              {file && dropped && <Box sx={{ fontSize: 13, overflowWrap: 'anywhere' }}>{file.name}</Box>}
            </>
          )}
        </Field>
        <Field label={t('paper.scanOf')} required hint={<span role="status">{hint ? t(hint) : ''}</span>} error={asked && !paper ? t('actions.required') : undefined}>
          {(field) => <Select {...field} empty={t('actions.choose')} value={paperId} onChange={setPaperId} options={papers.toReversed().map((one) => ({ value: one.id, label: `${nameOf(one)} ${one.number}` }))} />}
        </Field>
      </Box>
      {share !== null && (
        <Box sx={{ fontSize: 13 }}>
          {t('paper.scanSending')} {t('files.percent', { percent })}
          <LinearProgress variant="determinate" value={percent} aria-label={t('paper.scanSending')} />
        </Box>
      )}
    </ActionDialog>
  );
}
