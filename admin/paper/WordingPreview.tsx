import Box from '@mui/material/Box';
import { useState } from 'react';
import type { Form, WordingSetting } from '../../schema/paper.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import { PaperFrame } from './PaperFrame.tsx';
import { usePreview } from './usePreview.ts';

/** The page as these words make it, on the case with a number or on the newest. */
export function WordingPreview({ form, wording }: { form: Form; wording: WordingSetting[Form] }) {
  const t = useT();
  const seesPeople = useMay('personal_data.see');
  const [caseNumber, setCaseNumber] = useState('');
  const number = caseNumber.trim();
  const preview = usePreview(seesPeople ? { form, ...(wording && { wording }), ...(number && { caseNumber: number }) } : null);
  if (!seesPeople) return null;
  const shown = preview.data;
  return (
    <Box sx={{ display: 'grid', gap: 1, position: { lg: 'sticky' }, top: 0 }}>
      <Field label={t('paper.settings.case')} hint={shown?.caseNumber ? t('paper.settings.caseShown', { number: shown.caseNumber }) : t('paper.settings.caseHint')}>
        {(field) => <TextInput {...field} maxLength={20} placeholder="2026-0012" value={caseNumber} onChange={setCaseNumber} />}
      </Field>
      <ProblemNotice error={preview.error} />
      {shown && <Box sx={{ height: { xs: '60vh', lg: 'calc(100vh - 290px)' }, opacity: preview.error ? 0.4 : 1 }}><PaperFrame title={t('paper.previewTitle', { form: t(`paper.form.${form}`) })} html={shown.html} /></Box>}
    </Box>
  );
}
