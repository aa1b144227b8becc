import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PERSONAL_KINDS, type PersonalKind, type PersonChannels as Where } from '../../schema/channels.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { get, request } from '../api/http.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Facts } from '../layout/Facts.tsx';
import { Section } from '../layout/Section.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { LoadFailed, Loading } from '../states/States.tsx';

const keyOf = (id: string) => ['person-channels', id];
const pathOf = (id: string) => `/api/people/${id}/channels`;

function useWhere(id: string) {
  return useQuery({ queryKey: keyOf(id), queryFn: ({ signal }) => get<Where>(pathOf(id), signal) });
}

/** On one's own account: where reminders reach me, and the way to change it. */
export function MyChannels({ id }: { id: string }) {
  const t = useT();
  const { data, error, refetch } = useWhere(id);
  const [editing, setEditing] = useState(false);
  const edit = <Button variant="outlined" disabled={!data} onClick={() => setEditing(true)} sx={{ minHeight: 28, py: 0 }}>{t('channels.person.edit')}</Button>;
  return (
    <Section title={t('channels.person.title')} aside={edit}>
      {error ? (
        <LoadFailed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : PERSONAL_KINDS.every((kind) => data[kind] === null) ? (
        <Box sx={{ color: 'text.secondary' }}>{t('channels.person.none')}</Box>
      ) : (
        <Facts facts={PERSONAL_KINDS.map((kind) => ({ label: t(`channels.person.${kind}`), value: data[kind] }))} />
      )}
      {editing && data && <WhereDialog where={data} title={t('channels.person.title')} onClose={() => setEditing(false)} />}
    </Section>
  );
}

/** In the list of people, for who edits them. */
export function ChannelsOf({ id, name }: { id: string; name: string }) {
  const t = useT();
  const { data } = useWhere(id);
  const [editing, setEditing] = useState(false);
  return (
    <>
      <Button variant="outlined" disabled={!data} onClick={() => setEditing(true)}>{t('channels.person.title')}</Button>
      {editing && data && <WhereDialog where={data} title={t('channels.person.titleOf', { name })} onClose={() => setEditing(false)} />}
    </>
  );
}

const HINTS: Partial<Record<PersonalKind, 'channels.person.smsHint' | 'channels.person.useridHint'>> = { sms: 'channels.person.smsHint', wecom_app: 'channels.person.useridHint', dingtalk_app: 'channels.person.useridHint' };

function WhereDialog({ where, title, onClose }: { where: Where; title: string; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const client = useQueryClient();
  const [typed, setTyped] = useState<Partial<Record<PersonalKind, string>>>({});
  const submit = async () => {
    const changes = Object.fromEntries(Object.entries(typed).map(([kind, text]) => [kind, text?.trim() === '' ? null : text?.trim()]));
    client.setQueryData(keyOf(where.id), await request<Where>('PATCH', pathOf(where.id), { version: where.version, changes }));
    say('channels.person.saved');
  };
  return (
    <ActionDialog title={title} note={t('channels.person.note')} submitLabel={t('channels.person.save')} ready onSubmit={submit} onClose={onClose}>
      {PERSONAL_KINDS.map((kind) => {
        const hint = HINTS[kind];
        return (
          <Field key={kind} label={t(`channels.person.${kind}`)} path={`changes.${kind}`} {...(hint && { hint: t(hint) })}>
            {(control) => (
              <TextInput {...control} maxLength={200} inputMode={kind === 'sms' ? 'tel' : 'text'} autoComplete="off" spellCheck={false} value={typed[kind] ?? where[kind] ?? ''} onChange={(text) => setTyped((now) => ({ ...now, [kind]: text }))} />
            )}
          </Field>
        );
      })}
    </ActionDialog>
  );
}
