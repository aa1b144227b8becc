import Box from '@mui/material/Box';
import { useState } from 'react';
import type { FormOffer, FormRow } from '../../schema/paper.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import { MaterialFields, NO_MATERIALS, supplementOf } from './MaterialFields.tsx';
import { readMaterials } from './materials.ts';
import { PaperFrame } from './PaperFrame.tsx';
import { usePaperName, usePaperWrite } from './usePapers.ts';
import { usePreview } from './usePreview.ts';

const keyOf = ({ form, subjectKind, subjectId }: FormOffer) => `${form} ${subjectKind} ${subjectId}`;

type Props = { offers: readonly FormOffer[]; papers: readonly FormRow[]; first?: FormOffer | undefined; onIssued: (paper: FormRow) => void; onClose: () => void };

/** Which paper, how it will look, and then its number. */
export default function IssueDialog({ offers, papers, first, onIssued, onClose }: Props) {
  const t = useT();
  const say = useSay();
  const write = usePaperWrite();
  const nameOf = usePaperName(papers);
  const [key, setKey] = useState(() => [first, ...offers].flatMap((one) => (one ? [keyOf(one)] : []))[0] ?? '');
  const [value, setValue] = useState(NO_MATERIALS);
  const [asked, setAsked] = useState(false);
  const offer = offers.find((one) => keyOf(one) === key);
  // Of a provisional acceptance it asks for what was let go.
  const supplement = offer?.form === 'supplement' && offer.subjectKind === 'cases';
  const ready = offer !== undefined && (!supplement || readMaterials(value.materials).length > 0);
  const body = offer && { form: offer.form, subjectKind: offer.subjectKind, subjectId: offer.subjectId, ...(supplement && supplementOf(value)) };
  const preview = usePreview(ready && body ? body : null);
  return (
    <ActionDialog
      wide
      title={t('paper.issue')}
      note={t('paper.issueNote')}
      submitLabel={t('paper.submitIssue')}
      ready={ready}
      onAsk={() => setAsked(true)}
      onSubmit={async () => {
        const paper = await write('/api/forms', body ?? {});
        say('paper.issued', { number: paper.number });
        onIssued(paper);
      }}
      onClose={onClose}
    >
      <Field label={t('paper.choose')} hint={t('paper.chooseHint')}>
        {(field) => <Select {...field} autoFocus value={key} onChange={(next) => setKey(next ?? '')} options={offers.map((one) => ({ value: keyOf(one), label: nameOf(one) }))} />}
      </Field>
      {supplement && <MaterialFields value={value} set={(changes) => setValue((now) => ({ ...now, ...changes }))} asked={asked} />}
      <ProblemNotice error={ready ? preview.error : null} />
      {ready && !preview.error && (
        <Box>
          {preview.data ? <PaperFrame title={t('paper.previewTitle', { form: offer ? nameOf(offer) : '' })} html={preview.data.html} /> : <Box role="status" sx={{ py: 6, textAlign: 'center', color: 'text.secondary' }}>{t('paper.loadingPreview')}</Box>}
          <Box sx={{ mt: 0.5, fontSize: 13, color: 'text.secondary' }}>{t('paper.notYet')}</Box>
        </Box>
      )}
    </ActionDialog>
  );
}
