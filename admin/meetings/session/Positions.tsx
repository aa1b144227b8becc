import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ItemChanges, MeetingItem, Position } from '../../../schema/meeting-items.ts';
import { useDepartmentName } from '../../departments/useDepartments.ts';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { Section } from '../../layout/Section.tsx';
import { useT } from '../../messages/useT.ts';
import type { Fields } from './record.ts';

const sameSpeaker = (one: Position, other: Position) => one.departmentId === other.departmentId && one.body === other.body;

/** What each department of the item said, a line each; an outside body that spoke is added by name. */
export function Positions({ item, value, disabled, onChange }: { item: MeetingItem; value: Fields; disabled: boolean; onChange: (changes: ItemChanges) => void }) {
  const t = useT();
  const departmentName = useDepartmentName();
  const [body, setBody] = useState('');
  const said = value.positions;
  const own: Position[] = item.departmentIds.map((departmentId) => ({ departmentId, body: null, text: '' }));
  const lines = [...own.map((one) => said.find((other) => sameSpeaker(one, other)) ?? one), ...said.filter((one) => !own.some((other) => sameSpeaker(one, other)))];
  const put = (line: Position, text: string) => {
    const next = said.some((one) => sameSpeaker(one, line)) ? said.map((one) => (sameSpeaker(one, line) ? { ...one, text } : one)) : [...said, { ...line, text }];
    // A line that was emptied is no position.
    onChange({ positions: next.filter((one) => one.text !== '' || one.departmentId === null) });
  };
  const add = () => {
    const name = body.trim();
    if (name === '' || lines.some((one) => one.body === name)) return;
    onChange({ positions: [...said, { departmentId: null, body: name, text: '' }] });
    setBody('');
  };
  return (
    <Section title={t('meetings.session.positions')}>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {lines.map((line) => {
          const name = line.departmentId ? departmentName(line.departmentId) : (line.body ?? '');
          return (
            <Field key={line.departmentId ?? line.body} label={name}>
              {(field) => <TextInput {...field} lines={1} maxLength={2000} disabled={disabled} value={line.text} onChange={(text) => put(line, text)} />}
            </Field>
          );
        })}
        <Field label={t('meetings.session.discussion')}>
          {(field) => <TextInput {...field} lines={2} maxLength={8000} disabled={disabled} value={value.discussion} onChange={(discussion) => onChange({ discussion })} />}
        </Field>
        {!disabled && (
          <Field label={t('meetings.session.otherBody')} hint={t('meetings.session.otherBodyHint')}>
            {(field) => (
              <Box sx={{ display: 'flex', gap: 0.75 }}>
                <TextInput {...field} maxLength={60} value={body} onChange={setBody} onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) add(); }} />
                <Button variant="outlined" disabled={body.trim() === ''} onClick={add} sx={{ flex: 'none' }}>{t('meetings.session.addBody')}</Button>
              </Box>
            )}
          </Field>
        )}
      </Box>
    </Section>
  );
}
