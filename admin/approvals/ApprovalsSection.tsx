import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { SIGNERS, type ApprovalSetting, type ApprovalStep } from '../../schema/approvals.ts';
import { OriginMarks } from '../directory/Origin.tsx';
import { EditGroup, EditText } from '../edit/EditField.tsx';
import type { Edit, Standing } from '../edit/useEdit.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Tick } from '../form/Tick.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { newCode } from '../settings/lists.ts';
import { Numeric } from '../settings/RuleInput.tsx';
import { SectionForm } from '../settings/SectionForm.tsx';
import { useSetting, useSettingEdit } from '../settings/useSetting.ts';

/** 特事特办: which units sign in which order, and how long each may take. */
export default function ApprovalsSection() {
  const standing = useSetting('approvals');
  return standing ? <ApprovalsForm standing={standing} /> : null;
}

const FEWEST = 2;
const MOST = 4;

function ApprovalsForm({ standing }: { standing: Standing<ApprovalSetting> }) {
  const t = useT();
  const edit = useSettingEdit('approvals', standing);
  return (
    <SectionForm section="approvals" edit={edit}>
      <EditGroup edit={edit} name="verifyWorkingDays" label={t('approvals.setting.verify')} hint={t('approvals.setting.verifyHint')}>
        {(invalid) => <Numeric label={t('approvals.setting.verify')} unit={t('settings.limits.days')} value={edit.value.verifyWorkingDays} invalid={invalid} onChange={(days) => edit.put('verifyWorkingDays', days)} />}
      </EditGroup>
      <Steps edit={edit} />
      <EditText edit={edit} name="source" label={t('settings.limits.source')} maxLength={300} required aside={<OriginMarks of={edit.value} atSource />} />
    </SectionForm>
  );
}

function Steps({ edit }: { edit: Edit<ApprovalSetting> }) {
  const t = useT();
  const mayEdit = useMay('settings.edit');
  const { steps } = edit.value;
  const put = (code: string, changes: Partial<ApprovalStep>) => edit.put('steps', steps.map((step) => (step.code === code ? { ...step, ...changes } : step)));
  const add = () => edit.put('steps', [...steps, { code: newCode(), name: '', by: ['head'], workingDays: 1 }]);
  return (
    <EditGroup
      edit={edit}
      name="steps"
      label={t('approvals.setting.steps')}
      hint={t('approvals.setting.stepsHint')}
      show={(value) => (Array.isArray(value) ? value.map((step: ApprovalStep) => step.name).join(' → ') : '')}
      aside={mayEdit && steps.length < MOST && <Button variant="text" onClick={add} sx={{ minHeight: 26, py: 0, fontSize: 13 }}>{t('approvals.setting.add')}</Button>}
    >
      {(invalid) => (
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {steps.map((step, at) => (
            <Box component="li" key={step.code} sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0,1fr) auto', sm: '150px minmax(0,1fr) auto auto' }, alignItems: 'end', columnGap: 2, rowGap: 0.5, py: 0.75, borderTop: 1, borderColor: 'hairline' }}>
              <Field label={t('approvals.setting.name', { n: at + 1 })} error={edit.fault(`steps.${at}.name`)}>{(field) => <TextInput {...field} maxLength={20} value={step.name} onChange={(name) => put(step.code, { name })} />}</Field>
              <Box component="fieldset" sx={{ m: 0, p: 0, border: 0, minWidth: 0, gridRow: { xs: 2, sm: 'auto' }, gridColumn: { xs: '1 / -1', sm: 'auto' } }}>
                <Box component="legend" sx={{ p: 0, fontSize: 13, color: 'text.secondary' }}>{t('approvals.setting.by')}</Box>
                <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
                  {SIGNERS.map((signer) => (
                    <Tick key={signer} label={t(`approvals.by.${signer}`)} checked={step.by.includes(signer)} onChange={(on) => put(step.code, { by: SIGNERS.filter((one) => (one === signer ? on : step.by.includes(one))) })} />
                  ))}
                </Box>
                {edit.fault(`steps.${at}.by`) && <Box role="alert" sx={{ fontSize: 12, color: (theme) => theme.palette.tones.soon.ink }}>{t('approvals.setting.nobody')}</Box>}
              </Box>
              <Numeric label={t('approvals.setting.days', { n: at + 1 })} unit={t('settings.limits.days')} value={step.workingDays} invalid={invalid} onChange={(workingDays) => put(step.code, { workingDays })} />
              {mayEdit && steps.length > FEWEST && (
                <Button variant="text" aria-label={t('approvals.setting.remove', { n: at + 1 })} title={t('approvals.setting.remove', { n: at + 1 })} onClick={() => edit.put('steps', steps.filter(({ code }) => code !== step.code))} sx={{ color: 'text.secondary' }}>✕</Button>
              )}
            </Box>
          ))}
        </Box>
      )}
    </EditGroup>
  );
}
