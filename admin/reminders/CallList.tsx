import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { Call } from '../../schema/reminders.ts';
import { get, post } from '../api/http.ts';
import { useSentence } from '../api/useSentence.ts';
import { useDates } from '../deadlines/useDates.ts';
import { Tick } from '../form/Tick.tsx';
import { PageHead } from '../layout/PageHead.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { printPaper } from '../paper/print.ts';
import { useMay, useMe } from '../session/me.ts';
import { Denied, Empty, LoadFailed, Loading } from '../states/States.tsx';
import { ReminderTabs } from './ReminderTabs.tsx';
import { useReminderWords } from './useReminderWords.ts';

const KEY = ['reminders', 'calls'];

/** 电话清单: what could not be sent, by person, to telephone and tick off; printed for who has no screen beside the telephone. */
export default function CallList() {
  const t = useT();
  const me = useMe();
  const may = useMay('reminders.oversee');
  const notify = useNotify();
  const { data, error, refetch } = useQuery({ queryKey: KEY, queryFn: async ({ signal }) => (await get<{ data: Call[] }>('/api/reminders/calls', signal)).data, staleTime: 0, enabled: may });
  if (me && !may) return <Denied />;
  const people = Map.groupBy(data ?? [], ({ receiverId }) => receiverId);
  const print = () => {
    if (!printPaper('/api/reminders/calls/print')) notify(t('reminders.calls.blocked'), { type: 'warning' });
  };
  return (
    <Box sx={{ pb: 3 }}>
      <PageHead title={t('reminders.calls.title')} actions={data && data.length > 0 && <Button variant="outlined" onClick={print}>{t('reminders.calls.print')}</Button>} />
      <ReminderTabs current="calls" />
      <Box sx={{ px: 2, pt: 1, fontSize: 13, color: 'text.secondary' }}>{t('reminders.calls.intro')}</Box>
      {error && !data ? <LoadFailed error={error} retry={() => void refetch()} /> : !data ? <Loading /> : people.size === 0 ? <Empty title={t('reminders.calls.empty')} hint={t('reminders.calls.emptyHint')} /> : (
        <Box sx={{ px: 2, maxWidth: 900 }}>
          {[...people.values()].map((calls) => <Person key={calls[0]?.receiverId} calls={calls} />)}
        </Box>
      )}
    </Box>
  );
}

function Person({ calls }: { calls: Call[] }) {
  const t = useT();
  const [first] = calls;
  if (!first) return null;
  const left = calls.filter(({ calledAt }) => calledAt === null).length;
  return (
    <Section
      title={[first.receiverName, first.departmentName].filter(Boolean).join(' · ')}
      aside={
        <Box sx={{ display: 'flex', gap: 1.5 }}>
          <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>{left > 0 && t('reminders.calls.left', { smart_count: left })}</Box>
          {first.phone ? <Box component="a" href={`tel:${first.phone}`} sx={{ color: 'text.primary' }}>{first.phone}</Box> : <Box component="span" sx={{ color: 'text.secondary' }}>{t('reminders.calls.noPhone')}</Box>}
        </Box>
      }
    >
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {calls.map((call) => <Line key={call.id} call={call} />)}
      </Box>
    </Section>
  );
}

function Line({ call }: { call: Call }) {
  const t = useT();
  const dates = useDates();
  const sentence = useSentence();
  const notify = useNotify();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { title, line } = useReminderWords()({ ...call, digest: null, forName: null });
  const called = call.calledAt !== null;
  const tick = async () => {
    setBusy(true);
    try {
      await post(`/api/reminders/${encodeURIComponent(call.id)}/${called ? 'uncall' : 'call'}`);
      await client.invalidateQueries({ queryKey: KEY });
    } catch (error) {
      notify(sentence(error), { type: 'error' });
    }
    setBusy(false);
  };
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'flex-start', borderBottom: 1, borderColor: 'hairline', py: 0.5, ...(called && { color: 'text.secondary' }) }}>
      <Tick label={<Box component="span" sx={{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' }}>{t('reminders.calls.tick', { name: call.receiverName, what: line })}</Box>} checked={called} disabled={busy} onChange={() => void tick()} />
      <Box sx={{ minWidth: 0, pt: 0.5 }}>
        <Box component="span" sx={{ fontWeight: 500, mr: 1 }}>{title}</Box>
        <span>{line}</span>
        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{called && call.calledAt ? t('reminders.calls.called', { name: call.calledByName ?? '', time: dates.moment(call.calledAt) }) : t(`reminders.calls.why.${call.why}`)}</Box>
      </Box>
    </Box>
  );
}
