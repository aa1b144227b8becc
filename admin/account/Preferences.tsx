import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PERSONAL_KINDS, type PersonalKind } from '../../schema/channels.ts';
import { NOTICE_TOPICS, type NoticePreference, type NoticeTopic } from '../../schema/notice-preferences.ts';
import { get, request } from '../api/http.ts';
import { Problem } from '../api/problem.ts';
import { Field } from '../form/Field.tsx';
import { Tick } from '../form/Tick.tsx';
import { Section } from '../layout/Section.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import { LoadFailed, Loading } from '../states/States.tsx';

const NEW_QUIET = { from: '12:00', to: '13:30' };
const keyOf = (id: string) => ['notice-preferences', id];
const pathOf = (id: string) => `/api/people/${id}/notice-preferences`;

/** Through which channels I hear of what, and when not. */
export function Preferences({ id }: { id: string }) {
  const t = useT();
  const { data, error, refetch } = useQuery({ queryKey: keyOf(id), queryFn: ({ signal }) => get<NoticePreference>(pathOf(id), signal) });
  return (
    <Section title={t('account.notices.title')}>
      {error ? <LoadFailed error={error} retry={() => void refetch()} /> : data ? <Form key={data.version} standing={data} reload={() => void refetch()} /> : <Loading />}
    </Section>
  );
}

function Form({ standing, reload }: { standing: NoticePreference; reload: () => void }) {
  const t = useT();
  const say = useSay();
  const client = useQueryClient();
  const [channels, setChannels] = useState(standing.channels);
  const [quiet, setQuiet] = useState(standing.quiet);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const dirty = JSON.stringify([channels, quiet]) !== JSON.stringify([standing.channels, standing.quiet]);
  const chosen = (topic: NoticeTopic, kind: PersonalKind) => channels[topic]?.includes(kind) ?? true;
  const choose = (topic: NoticeTopic, kind: PersonalKind, on: boolean) => {
    const next = PERSONAL_KINDS.filter((one) => (one === kind ? on : chosen(topic, one)));
    const { [topic]: _, ...others } = channels;
    // All of them is what holds where nothing was chosen: a channel the district opens later is among them.
    setChannels(next.length === PERSONAL_KINDS.length ? others : { ...others, [topic]: next });
  };
  const save = async () => {
    setBusy(true);
    setFailure(null);
    try {
      client.setQueryData(keyOf(standing.id), await request<NoticePreference>('PATCH', pathOf(standing.id), { version: standing.version, changes: { channels, quiet } }));
      say('account.notices.saved');
    } catch (error) {
      setFailure(error);
      if (error instanceof Problem && error.code === 'row.changed') reload();
    }
    setBusy(false);
  };
  return (
    <Box component="form" noValidate onSubmit={(event: React.FormEvent) => { event.preventDefault(); void save(); }} sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('account.notices.hint')}</Box>
      {NOTICE_TOPICS.map((topic) => (
        <Box component="fieldset" key={topic} sx={{ m: 0, p: 0, border: 0, minWidth: 0, display: 'flex', flexWrap: 'wrap', alignItems: 'center' }}>
          <Box component="legend" sx={{ float: 'left', p: 0, width: { xs: '100%', sm: 110 } }}>{t(`account.notices.topic.${topic}`)}</Box>
          {PERSONAL_KINDS.map((kind) => <Tick key={kind} label={t(`reminders.channel.${kind}`)} checked={chosen(topic, kind)} onChange={(on) => choose(topic, kind, on)} />)}
        </Box>
      ))}
      <Box component="fieldset" sx={{ m: 0, p: 0, border: 0, minWidth: 0 }}>
        <Box component="legend" sx={{ p: 0, fontSize: 13, color: 'text.secondary' }}>{t('account.notices.quiet')}</Box>
        <Tick label={t('account.notices.quietOn')} checked={quiet !== null} onChange={(on) => setQuiet(on ? (standing.quiet ?? NEW_QUIET) : null)} />
        {quiet && (
          <Box sx={{ display: 'flex', gap: 2, mt: 0.5 }}>
            {(['from', 'to'] as const).map((end) => (
              <Field key={end} label={t(`account.notices.${end}`)}>
                {(field) => (
                  <OutlinedInput id={field.id} type="time" error={field.invalid} value={quiet[end]} onChange={(event) => event.target.value && setQuiet({ ...quiet, [end]: event.target.value })} inputProps={{ 'aria-describedby': field.describedBy, 'aria-invalid': field.invalid }} sx={{ width: 120 }} />
                )}
              </Field>
            ))}
          </Box>
        )}
        <Box sx={{ mt: 0.5, fontSize: 12, color: 'text.secondary' }}>{t('account.notices.quietHint')}</Box>
      </Box>
      <ProblemNotice error={failure} />
      <Box><Button type="submit" variant="outlined" disabled={!dirty || busy}>{t('account.notices.save')}</Button></Box>
    </Box>
  );
}
