import type { MeetingSetting } from '../../schema/meetings.ts';
import { OriginMarks } from '../directory/Origin.tsx';
import { EditGroup, EditText } from '../edit/EditField.tsx';
import type { Standing } from '../edit/useEdit.ts';
import { useT } from '../messages/useT.ts';
import { Numeric } from '../settings/RuleInput.tsx';
import { SectionForm } from '../settings/SectionForm.tsx';
import { useSetting, useSettingEdit } from '../settings/useSetting.ts';

/** When cases are proposed for a meeting, how many departments have to come, and what an item takes. */
export default function MeetingsSection() {
  const standing = useSetting('meetings');
  return standing ? <MeetingsForm standing={standing} /> : null;
}

const FIGURES = ['stuckWorkingDays', 'returns', 'quorumPercent', 'minutesPerItem'] as const;

function MeetingsForm({ standing }: { standing: Standing<MeetingSetting> }) {
  const t = useT();
  const edit = useSettingEdit('meetings', standing);
  return (
    <SectionForm section="meetings" edit={edit}>
      {FIGURES.map((name) => (
        <EditGroup key={name} edit={edit} name={name} label={t(`meetings.setting.${name}`)} hint={t(`meetings.setting.${name}Hint`)}>
          {(invalid) => <Numeric label={t(`meetings.setting.${name}`)} unit={t(`meetings.setting.${name}Unit`)} value={edit.value[name]} invalid={invalid} onChange={(figure) => edit.put(name, figure)} />}
        </EditGroup>
      ))}
      <EditText edit={edit} name="source" label={t('settings.limits.source')} maxLength={300} required aside={<OriginMarks of={edit.value} atSource />} />
    </SectionForm>
  );
}
