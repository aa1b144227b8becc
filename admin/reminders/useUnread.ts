import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Reminder } from '../../schema/reminders.ts';
import { get, post } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { useMe } from '../session/me.ts';

const KEY = ['reminders', 'bell'];
const EVERY = 60_000;
const SHOWN = 20;

/** How many of one's own reminders are unread, asked once a minute while the page is looked at: a few rows of an index. */
export function useUnread(): number {
  const me = useMe();
  return useQuery({ queryKey: [...KEY, 'count'], queryFn: ({ signal }) => get<{ unread: number }>('/api/reminders/unread', signal), enabled: me !== undefined, refetchInterval: EVERY }).data?.unread ?? 0;
}

/** The newest unread ones, read when the bell is opened. */
export function useUnreadList(open: boolean) {
  const me = useMe();
  const filter = JSON.stringify({ receiverId: me?.id, unread: true });
  return useQuery({ queryKey: [...KEY, 'list'], queryFn: ({ signal }) => get<Page<Reminder>>(`/api/reminders?limit=${SHOWN}&filter=${encodeURIComponent(filter)}`, signal), enabled: open && me !== undefined, staleTime: 0 });
}

/** Marks one, or all, as read; the bell asks again. */
export function useMarkRead() {
  const client = useQueryClient();
  return useCallback(
    async (id: string | null) => {
      await post(id === null ? '/api/reminders/read' : `/api/reminders/${encodeURIComponent(id)}/read`);
      await Promise.all([client.invalidateQueries({ queryKey: KEY }), client.invalidateQueries({ queryKey: ['reminders', 'getList'] })]);
    },
    [client],
  );
}
