import { useState } from 'react';
import type { FormRow } from '../../schema/paper.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { MaterialFields, NO_MATERIALS, supplementOf } from './MaterialFields.tsx';
import { readMaterials } from './materials.ts';
import { usePaperWrite } from './usePapers.ts';

type Props = { paper: FormRow; action: 'reissue' | 'void'; name: string; onClose: () => void };

/** 重新印发 and 作废: both ask why. A 补充材料告知书 issued again may ask for other materials. */
export function ReasonDialog({ paper, action, name, onClose }: Props) {
  const t = useT();
  const say = useSay();
  const write = usePaperWrite();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [value, setValue] = useState(NO_MATERIALS);
  const again = action === 'reissue';
  const materials = again && paper.form === 'supplement' && paper.subjectKind === 'cases';
  const other = materials && readMaterials(value.materials).length > 0;
  return (
    <ActionDialog
      title={`${t(again ? 'paper.reissue' : 'paper.void')} ${name} ${paper.number}`}
      note={t(again ? 'paper.reissueNote' : 'paper.voidNote')}
      submitLabel={t(again ? 'paper.reissue' : 'paper.void')}
      ready={reason.trim() !== ''}
      onAsk={() => setAsked(true)}
      onSubmit={async () => {
        const { edition } = await write(`/api/forms/${paper.id}/${action}`, { version: paper.version, reason, ...(other && supplementOf(value)) });
        if (again) say('paper.reissued', { n: edition });
        else say('paper.voidDone');
      }}
      onClose={onClose}
    >
      <Field path="reason" label={t(again ? 'paper.reissueReason' : 'paper.voidReason')} required error={asked && reason.trim() === '' ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} autoFocus lines={2} maxLength={500} value={reason} onChange={setReason} />}
      </Field>
      {materials && <MaterialFields value={value} set={(changes) => setValue((now) => ({ ...now, ...changes }))} asked={false} />}
    </ActionDialog>
  );
}
