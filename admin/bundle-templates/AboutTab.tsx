import Box from '@mui/material/Box';
import type { BundleTemplate } from '../../schema/bundle-templates.ts';
import { RuleText } from '../deadlines/RuleText.tsx';
import { EditField, EditGroup, EditText, EditTick } from '../edit/EditField.tsx';
import type { Edit } from '../edit/useEdit.ts';
import { FilesSection } from '../files/FilesSection.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Facts } from '../layout/Facts.tsx';
import { useSourceText } from '../directory/Origin.tsx';
import { useT } from '../messages/useT.ts';
import { RuleInput, ruleOf } from '../settings/RuleInput.tsx';
import type { Editable } from './content.ts';

/** What the whole is called and promised, and where it comes from. */
export function AboutTab({ row, value, edit }: { row: BundleTemplate; value: Editable; edit: Edit<Editable> | null }) {
  const t = useT();
  const sourceText = useSourceText();
  return (
    <Box sx={{ display: 'grid', gap: 1.5, maxWidth: 720 }}>
      {edit ? <Fields edit={edit} /> : (
        <Facts
          facts={[
            { label: t('bundleTemplates.whole'), value: value.promised ? <RuleText rule={value.promised} /> : t('bundleTemplates.wholeHint'), wide: true },
            { label: t('bundleTemplates.promisedSource'), value: sourceText(value.promisedSource), wide: true },
            { label: t('bundleTemplates.wholeVisits'), value: value.visits },
            { label: t('bundleTemplates.about'), value: value.note, wide: true },
          ]}
        />
      )}
      <Facts
        facts={[
          { label: t('bundleTemplates.slogan'), value: row.slogan.join(' · '), wide: true },
          { label: t('bundleTemplates.national'), value: row.national && `${row.national.batch} · ${row.national.doc} · ${row.national.source}`, wide: true },
        ]}
      />
      <FilesSection title={t('bundleTemplates.samples')} subjectKind="bundle-templates" subjectId={row.id} mayAttach={edit !== null} mayEdit={edit !== null} />
    </Box>
  );
}

function Fields({ edit }: { edit: Edit<Editable> }) {
  const t = useT();
  return (
    <>
      <EditText edit={edit} name="name" label={t('bundleTemplates.name')} required maxLength={80} />
      <EditGroup edit={edit} name="promised" label={t('bundleTemplates.whole')} hint={t('bundleTemplates.wholeHint')} show={(rule) => <RuleText rule={ruleOf(rule)} />}>
        {(invalid) => <RuleInput label={t('bundleTemplates.whole')} none={t('bundleTemplates.none')} value={ruleOf(edit.value.promised)} invalid={invalid} onChange={(rule) => edit.put('promised', rule)} />}
      </EditGroup>
      <EditText edit={edit} name="promisedSource" label={t('bundleTemplates.promisedSource')} maxLength={300} />
      <EditField edit={edit} name="visits" label={t('bundleTemplates.wholeVisits')}>
        {(field) => <Box sx={{ width: 100 }}><TextInput {...field} inputMode="numeric" maxLength={2} value={String(edit.value.visits)} onChange={(text) => edit.put('visits', Math.min(20, Number(text.replace(/\D/g, ''))))} /></Box>}
      </EditField>
      <EditText edit={edit} name="note" label={t('bundleTemplates.about')} lines={3} maxLength={1000} />
      <EditTick edit={edit} name="illustrative" label={t('bundleTemplates.isIllustrative')} hint={t('bundleTemplates.isIllustrativeHint')} />
    </>
  );
}
