import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ListBase, useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import type { Reminder } from '../../schema/reminders.ts';
import { post } from '../api/http.ts';
import { useSentence } from '../api/useSentence.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { useMay, useMe } from '../session/me.ts';
import { Empty } from '../states/States.tsx';
import { ListPage } from '../table/ListPage.tsx';
import type { Column } from '../table/Table.tsx';
import { ReminderTabs } from './ReminderTabs.tsx';
import { useReminderWords, wayOf } from './useReminderWords.ts';

const VIEWS = ['mine', 'all', 'dead'] as const;
type View = (typeof VIEWS)[number];

/** What was said to whom, and what became of each message. */
export default function ReminderList() {
  const t = useT();
  const me = useMe();
  const { view: named } = useParams();
  const navigate = useNavigate();
  const wordsOf = useReminderWords();
  const columns = useReminderColumns();
  // Who reads his own alone has nothing to choose.
  const overlooks = useMay('reminders.oversee');
  const view: View = (overlooks && VIEWS.find((one) => one === named)) || 'mine';
  if (!me) return null;
  const filter = { mine: { receiverId: me.id }, all: {}, dead: { dead: true } }[view];
  return (
    <ListBase<Reminder> key={view} resource="reminders" filter={filter} sort={{ field: 'id', order: 'DESC' }} perPage={50} storeKey={false} disableSyncWithLocation disableAuthentication>
      <ListPage<Reminder>
        title={t('reminders.title')}
        columns={columns}
        nameOf={(row) => wordsOf(row).title}
        onOpen={(row) => void navigate(wayOf(row))}
        bar={overlooks && <ReminderTabs current={view} />}
        phoneRow={(row) => (
          <Box>
            <Box sx={{ fontWeight: 500 }}>{wordsOf(row).title}</Box>
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{wordsOf(row).line}</Box>
          </Box>
        )}
        empty={view === 'mine' ? <Empty title={t('reminders.emptyTitle')} hint={t('reminders.emptyHint')} /> : <Empty title={t('reminders.emptyView')} hint={t('reminders.emptyHint')} />}
        unit={t('reminders.unit')}
      />
    </ListBase>
  );
}

function useReminderColumns(): Column<Reminder>[] {
  const t = useT();
  const dates = useDates();
  const wordsOf = useReminderWords();
  return useMemo(
    () => [
      { id: 'at', label: t('reminders.column.at'), width: 172, render: (row) => dates.moment(row.at) },
      { id: 'what', label: t('reminders.column.what'), width: 150, render: (row) => <span title={row.spoken?.passed.length ? t('reminders.passed', { what: row.spoken.passed.join(t('form.semicolon')) }) : ''}>{wordsOf(row).title}</span> },
      { id: 'line', label: t('reminders.column.number'), width: 320, grow: true, render: (row) => <span title={wordsOf(row).line}>{wordsOf(row).line}</span> },
      { id: 'to', label: t('reminders.column.to'), width: 90, render: (row) => row.receiverName },
      { id: 'sent', label: t('reminders.column.sent'), width: 260, grow: true, render: (row) => <Sent row={row} /> },
      { id: 'state', label: t('reminders.column.state'), width: 80, render: (row) => t(`reminders.state.${row.readAt !== null ? 'read' : row.endedAt !== null ? 'ended' : 'unread'}`) },
    ],
    [t, dates, wordsOf],
  );
}

/** Through what it went and what the other side said; what was given up can be tried again. */
function Sent({ row }: { row: Reminder }) {
  const t = useT();
  const sentence = useSentence();
  const may = useMay('settings.edit');
  const notify = useNotify();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  if (row.deliveries.length === 0) return <Box component="span" sx={{ color: 'text.secondary' }}>{t('reminders.onlyPanel')}</Box>;
  const again = async () => {
    setBusy(true);
    try {
      await post(`/api/reminders/${encodeURIComponent(row.id)}/retry`);
      notify(t('reminders.retried'));
      await client.invalidateQueries({ queryKey: ['reminders'] });
    } catch (error) {
      notify(sentence(error), { type: 'error' });
    }
    setBusy(false);
  };
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
      {row.deliveries.map(({ id, channel, status, tries, attempts }) => (
        <span key={id} title={[t('reminders.tries', { smart_count: tries }), attempts.at(-1)?.problem, attempts.at(-1)?.answer].filter(Boolean).join('\n')}>
          {t(`reminders.channel.${channel}`)} {t(`reminders.status.${status}`)}
        </span>
      ))}
      {may && row.deliveries.some(({ status }) => status === 'dead') && (
        <Button variant="outlined" disabled={busy} onClick={(event) => { event.stopPropagation(); void again(); }} sx={{ height: 24, fontSize: 12 }}>
          {t('reminders.retry')}
        </Button>
      )}
    </Box>
  );
}
