import BellIcon from '@mui/icons-material/NotificationsNoneOutlined';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { Reminder } from '../../schema/reminders.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { Empty, LoadFailed, Loading } from '../states/States.tsx';
import { useReminderWords, wayOf } from './useReminderWords.ts';
import { useMarkRead, useUnread, useUnreadList } from './useUnread.ts';

const MOST = 99;

/** What is unread, wherever one is: the count, and at a press the newest with the way to each promise. */
export function Bell() {
  const t = useT();
  const unread = useUnread();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const label = unread > 0 ? t('reminders.bellUnread', { smart_count: unread > MOST ? t('reminders.many') : unread }) : t('reminders.bell');
  return (
    <>
      <Tooltip title={label}>
        <IconButton onClick={(event) => setAnchor(event.currentTarget)} aria-label={label} aria-haspopup="dialog" aria-expanded={anchor !== null}>
          <Badge badgeContent={unread > 0 ? unread : null} max={MOST} color="error">
            <BellIcon sx={{ fontSize: 20 }} />
          </Badge>
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('reminders.title'), sx: { width: 400, maxWidth: 'calc(100vw - 32px)' } } }}
      >
        {anchor && <Unread onClose={close} />}
      </Popover>
    </>
  );
}

function Unread({ onClose }: { onClose: () => void }) {
  const t = useT();
  const list = useUnreadList(true);
  const markRead = useMarkRead();
  const rows = list.data?.data ?? [];
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', px: 2, py: 0.75, borderBottom: 1, borderColor: 'hairline' }}>
        <Box component="h2" sx={{ m: 0, flex: 1, fontSize: 14, fontWeight: 600 }}>{t('reminders.title')}</Box>
        {rows.length > 0 && <Button variant="text" onClick={() => void markRead(null)}>{t('reminders.readAll')}</Button>}
      </Box>
      <Box sx={{ maxHeight: 'min(420px, 60vh)', overflow: 'auto' }}>
        {list.error ? (
          <LoadFailed error={list.error} retry={() => void list.refetch()} />
        ) : list.isPending ? (
          <Loading />
        ) : rows.length === 0 ? (
          <Empty title={t('reminders.none')} hint={t('reminders.noneHint')} />
        ) : (
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {rows.map((row) => (
              <Box component="li" key={row.id} sx={{ borderBottom: 1, borderColor: 'hairline' }}>
                <One row={row} onClose={onClose} />
              </Box>
            ))}
          </Box>
        )}
      </Box>
      <Box sx={{ px: 1, py: 0.5 }}>
        <Button component={Link} to="/reminders" variant="text" onClick={onClose}>{t('reminders.all')}</Button>
      </Box>
    </>
  );
}

function One({ row, onClose }: { row: Reminder; onClose: () => void }) {
  const dates = useDates();
  const wordsOf = useReminderWords();
  const markRead = useMarkRead();
  const navigate = useNavigate();
  const { title, line } = wordsOf(row);
  const open = () => {
    onClose();
    void markRead(row.id);
    void navigate(wayOf(row));
  };
  return (
    <ButtonBase onClick={open} sx={{ display: 'block', width: '100%', px: 2, py: 1, textAlign: 'left', font: 'inherit', '&:hover': { bgcolor: 'hover' }, '&:focus-visible': { outlineOffset: -2 } }}>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Box sx={{ flex: 1, fontWeight: 500 }}>{title}</Box>
        <Box sx={{ fontSize: 12, color: 'text.secondary', whiteSpace: 'nowrap' }}>{dates.moment(row.at)}</Box>
      </Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{line}</Box>
    </ButtonBase>
  );
}
