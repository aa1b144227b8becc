import Box from '@mui/material/Box';
import type { SettingValues } from '../../schema/settings.ts';
import { RuleText } from '../deadlines/RuleText.tsx';
import { OriginMarks } from '../directory/Origin.tsx';
import { EditGroup, EditText } from '../edit/EditField.tsx';
import type { Edit, Standing } from '../edit/useEdit.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { Numeric, RuleInput, ruleOf } from './RuleInput.tsx';
import { SectionForm } from './SectionForm.tsx';
import { useSetting, useSettingEdit } from './useSetting.ts';

type Limits = SettingValues['limits'];
type LimitName = 'triage' | 'contact' | 'reply' | 'callback' | 'pauseWorkingDays' | 'extensionWorkingDays';

const RULES = ['triage', 'contact', 'reply', 'callback'] as const;
const CAPS = [
  { name: 'pauseWorkingDays', hint: 'pauseHint' },
  { name: 'extensionWorkingDays', hint: 'extensionHint' },
] as const;

export function LimitsSection() {
  const standing = useSetting('limits');
  return standing ? <LimitsForm standing={standing} /> : null;
}

function LimitsForm({ standing }: { standing: Standing<Limits> }) {
  const t = useT();
  const edit = useSettingEdit('limits', standing);
  return (
    <SectionForm section="limits" edit={edit}>
      {RULES.map((name) => (
        <Row key={name} edit={edit} name={name}>
          <EditGroup edit={edit} name={name} label={t(`settings.limits.${name}`)} hint={t(`settings.limits.${name}Hint`)} show={(value) => <RuleText rule={ruleOf(value)} />}>
            {(invalid) => (
              <RuleInput
                label={t(`settings.limits.${name}`)}
                value={ruleOf(edit.value[name])}
                {...(name === 'contact' ? { none: t('settings.rule.notPromised') } : {})}
                invalid={invalid}
                onChange={(rule) => edit.putAny(name, rule)}
              />
            )}
          </EditGroup>
        </Row>
      ))}
      {CAPS.map(({ name, hint }) => (
        <Row key={name} edit={edit} name={name}>
          <EditGroup edit={edit} name={name} label={t(`settings.limits.${name}`)} hint={t(`settings.limits.${hint}`)}>
            {(invalid) => (
              <Numeric label={t(`settings.limits.${name}`)} unit={t('settings.limits.days')} value={edit.value[name] ?? Number.NaN} invalid={invalid} onChange={(days) => edit.put(name, days)} />
            )}
          </EditGroup>
        </Row>
      ))}
      <EditText edit={edit} name="source" label={t('settings.limits.source')} maxLength={300} required aside={<OriginMarks of={edit.value} atSource />} />
    </SectionForm>
  );
}

/** A limit, and beside it whose word it is where that differs from the rest. */
function Row({ edit, name, children }: { edit: Edit<Limits>; name: LimitName; children: React.ReactNode }) {
  const t = useT();
  const sources = edit.value.sources ?? {};
  const own = sources[name] ?? '';
  const put = (text: string) => {
    const { [name]: _, ...others } = sources;
    edit.put('sources', text === '' ? others : { ...others, [name]: text });
  };
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 3fr) minmax(0, 2fr)' }, columnGap: 2.5, rowGap: 0.5, alignItems: 'start', pb: 1.25, borderBottom: 1, borderColor: 'hairline' }}>
      {children}
      <Field label={t('settings.limits.sourceOf')} error={edit.fault(`sources.${name}`)} aside={<OriginMarks of={{ source: own || edit.value.source }} atSource />}>
        {(control) => <TextInput {...control} lines={1} maxLength={300} placeholder={t('settings.limits.sourceSame')} value={own} onChange={put} />}
      </Field>
    </Box>
  );
}
