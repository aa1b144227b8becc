import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { z } from 'zod';
import { inOrder, Ladder } from '../../../schema/reminders.ts';
import { TASK_KINDS, type TaskKind } from '../../../schema/tasks.ts';
import { OriginMarks } from '../../directory/Origin.tsx';
import { EditGroup, EditText } from '../../edit/EditField.tsx';
import { type Edit, type Standing, useEdit } from '../../edit/useEdit.ts';
import { Select } from '../../form/Select.tsx';
import { useT } from '../../messages/useT.ts';
import { useMay } from '../../session/me.ts';
import { SectionForm } from '../../settings/SectionForm.tsx';
import { readSetting, useSetting, useWriteSetting } from '../../settings/useSetting.ts';
import { QuietFields } from './QuietFields.tsx';
import { RungList } from './RungList.tsx';
import { Told } from './Told.tsx';
import { unseen } from '../../theme/unseen.ts';

/** What is checked and sent stands in order, whatever order it was typed in. */
const Shape = z.preprocess((value) => inOrder(value as Ladder), Ladder);

/** 提醒阶梯: who is reminded when, and beside it what that means in plain sentences and on a real date. */
export default function LadderSection() {
  const standing = useSetting('ladder');
  return standing ? <LadderForm standing={standing} /> : null;
}

function LadderForm({ standing }: { standing: Standing<Ladder> }) {
  const t = useT();
  const write = useWriteSetting();
  const edit = useEdit<Ladder>({
    subject: 'settings.ladder',
    standing,
    shape: Shape,
    send: (_changes, version, whole) => write('ladder', version, inOrder(whole)),
    read: (current) => readSetting('ladder', current),
  });
  return (
    <SectionForm section="ladder" edit={edit} also="cases.supervise" aside={<Told ladder={edit.value} />}>
      <EditGroup edit={edit} name="rungs" inner label={t('reminders.ladder.common')} show={named}>
        {() => <RungList rungs={edit.value.rungs} fault={(path) => edit.fault(`rungs${path}`, path === '')} onChange={(rungs) => edit.put('rungs', rungs)} />}
      </EditGroup>
      <Own edit={edit} />
      <QuietFields edit={edit} />
      <EditText edit={edit} name="source" label={t('settings.field.source')} maxLength={300} required aside={<OriginMarks of={edit.value} atSource />} />
    </SectionForm>
  );
}

/** A ladder in a clash between two people: the names of its rungs. */
const named = (value: unknown) => (Array.isArray(value) ? value.map((rung: { name?: string }) => rung.name ?? '').join(' · ') : '');

/** Kinds of task with a ladder of their own; it begins as a copy of the common one. */
function Own({ edit }: { edit: Edit<Ladder> }) {
  const t = useT();
  const mayEdit = [useMay('settings.edit'), useMay('cases.supervise')].some(Boolean);
  const { own, rungs } = edit.value;
  const free = TASK_KINDS.filter((kind) => !own.some((one) => one.kind === kind));
  const put = (kind: TaskKind, next: Ladder['rungs']) => edit.put('own', own.map((one) => (one.kind === kind ? { ...one, rungs: next } : one)));
  return (
    <EditGroup edit={edit} name="own" inner label={t('reminders.ladder.own')} hint={t('reminders.ladder.ownHint')} show={(value) => (Array.isArray(value) ? value.map(({ kind }: { kind: TaskKind }) => t(`tasks.kind.${kind}`)).join(' · ') : '')}>
      {() => (
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          {own.map(({ kind, rungs: theirs }, at) => (
            <Box key={kind} role="group" aria-label={t(`tasks.kind.${kind}`)} sx={{ pl: 1.5, borderLeft: 3, borderColor: 'hairline' }}>
              <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
                <Box component="h3" sx={{ m: 0, fontSize: 14, fontWeight: 600 }}>{t(`tasks.kind.${kind}`)}</Box>
                {mayEdit && (
                  <Button variant="text" onClick={() => edit.put('own', own.filter((one) => one.kind !== kind))} sx={{ color: 'text.secondary', fontSize: 13 }}>{t('reminders.ladder.ownRemove')}</Button>
                )}
              </Box>
              <RungList rungs={theirs} fault={(path) => edit.fault(`own.${at}.rungs${path}`, path === '')} onChange={(next) => put(kind, next)} />
            </Box>
          ))}
          {mayEdit && free.length > 0 && (
            <Box sx={{ position: 'relative', width: 240 }}>
              <Box component="label" htmlFor="ladder-own" sx={unseen}>{t('reminders.ladder.ownAdd')}</Box>
              <Select
                id="ladder-own"
                invalid={false}
                describedBy={undefined}
                value=""
                empty={t('reminders.ladder.ownAdd')}
                options={free.map((kind) => ({ value: kind, label: t(`tasks.kind.${kind}`) }))}
                onChange={(chosen) => {
                  const kind = free.find((one) => one === chosen);
                  if (kind) edit.put('own', [...own, { kind, rungs }]);
                }}
              />
            </Box>
          )}
        </Box>
      )}
    </EditGroup>
  );
}
