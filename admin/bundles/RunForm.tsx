import Button from '@mui/material/Button';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { Answers, BundleFile } from '../../schema/bundles.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useRefresh } from '../actions/useAct.ts';
import { Facts } from '../layout/Facts.tsx';
import { Section } from '../layout/Section.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { AnswerFields, useAnswerText } from './AnswerFields.tsx';

/** 一表申请: what stands in the one form; it can be corrected while the run is open. */
export function RunForm({ run }: { run: BundleFile }) {
  const t = useT();
  const read = useAnswerText();
  const may = useMay('cases.handle') && run.closedAt === null && run.deletedAt === null;
  const [editing, setEditing] = useState(false);
  if (run.fields.length === 0) return null;
  return (
    <Section title={t('bundles.form')} aside={may && <Button variant="text" onClick={() => setEditing(true)} sx={{ minHeight: 24, py: 0 }}>{t('actions.edit')}</Button>}>
      <Facts facts={run.fields.map((field) => ({ label: field.label, value: read(run.answers[field.id]) || (field.required ? `▲ ${t('actions.required')}` : ''), wide: field.kind === 'long' }))} />
      {editing && <EditAnswers run={run} onClose={() => setEditing(false)} />}
    </Section>
  );
}

/** Names and dates of people: what is typed is kept nowhere but on the screen. */
function EditAnswers({ run, onClose }: { run: BundleFile; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const dataProvider = useDataProvider();
  const refresh = useRefresh();
  const [answers, setAnswers] = useState<Answers>(run.answers);
  const submit = async () => {
    await dataProvider.update('bundles', { id: run.id, data: { answers }, previousData: run });
    await refresh();
    say('bundles.done.form');
  };
  return (
    <ActionDialog wide title={t('bundles.form')} submitLabel={t('actions.save')} ready onSubmit={submit} onClose={onClose}>
      <AnswerFields fields={run.fields} answers={answers} onChange={setAnswers} nameOf={(id) => run.items.find((item) => item.id === id)?.name ?? id} />
    </ActionDialog>
  );
}
