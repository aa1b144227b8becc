import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { z } from 'zod';
import type { MeetingItem } from '../../schema/meeting-items.ts';
import type { MinutesDifference } from '../../schema/meeting-minutes.ts';
import type { CaseMeeting, EarlierRuling, Meeting, MeetingDays, MeetingRoom, Proposal } from '../../schema/meetings.ts';
import type { ResolutionBoard } from '../../schema/resolutions.ts';
import { useRefresh } from '../actions/useAct.ts';
import { get, post, request } from '../api/http.ts';
import { Problem } from '../api/problem.ts';
import type { Page, Row } from '../api/rows.ts';

const KEY = 'meetings';
const within = (filter: object) => encodeURIComponent(JSON.stringify(filter));

/** Everything of one meeting that I may see, in one answer. `every`: asked again so often, while others write too. */
export const useRoom = (id: string, every?: number) =>
  useQuery({ queryKey: [KEY, 'room', id], queryFn: ({ signal }) => get<MeetingRoom>(`/api/meetings/${id}/room`, signal), refetchInterval: every ?? false, staleTime: 2_000 });

/** Meetings held on these days. */
export const useMeetingsWithin = (from: string, until: string) =>
  useQuery({
    queryKey: [KEY, 'within', from, until],
    queryFn: async ({ signal }) => (await get<Page<Meeting>>(`/api/meetings?sort=startsAt&limit=500&filter=${within({ date: { gte: from, lte: until } })}`, signal)).data,
  });

/** Meetings whose agenda can still be added to. */
export const useOpenMeetings = () =>
  useQuery({
    queryKey: [KEY, 'open'],
    queryFn: async ({ signal }) => (await get<Page<Meeting>>(`/api/meetings?sort=startsAt&limit=100&filter=${within({ status: ['draft', 'scheduled'] })}`, signal)).data,
  });

/** The cases that should be taken to the table, and the blocks they make. Writes nothing. */
export const useProposal = (departments: readonly string[], enabled = true) =>
  useQuery({ queryKey: [KEY, 'proposal', departments], queryFn: () => post<Proposal>('/api/meetings/propose', departments.length > 0 ? { departments } : {}), enabled });

/** The coming working days, on which alone a meeting may be held, and what is on them. */
export const useMeetingDays = (siteId: string | null) =>
  useQuery({
    queryKey: [KEY, 'days', siteId],
    queryFn: async ({ signal }) => (await get<z.infer<typeof MeetingDays>>(`/api/meetings/days?count=40${siteId === null ? '' : `&siteId=${siteId}`}`, signal)).data,
  });

export type ResolutionFilter = { state?: string; departmentId?: string };
export const useResolutions = (filter: ResolutionFilter) =>
  useQuery({
    queryKey: [KEY, 'resolutions', filter],
    queryFn: ({ signal }) => get<ResolutionBoard>(`/api/meetings/resolutions?${new URLSearchParams({ ...filter })}`, signal),
  });

/** Every meeting a case was in. */
export const useCaseMeetings = (caseId: string) =>
  useQuery({ queryKey: [KEY, 'of', caseId], queryFn: async ({ signal }) => (await get<{ data: CaseMeeting[] }>(`/api/cases/${caseId}/meetings`, signal)).data });

/** Who leads and assists by the last ruling about the case's matter; null where there is none. */
export const useEarlierRuling = (caseId: string) =>
  useQuery({ queryKey: [KEY, 'ruling', caseId], queryFn: async ({ signal }) => (await get<{ data: EarlierRuling | null }>(`/api/cases/${caseId}/ruling`, signal)).data });

/** An edition as it would be printed now. */
export const useMinutesPreview = (minutesId: string, version: number, enabled: boolean) =>
  useQuery({ queryKey: [KEY, 'preview', minutesId, version], queryFn: ({ signal }) => get<{ html: string }>(`/api/meeting-minutes/${minutesId}/preview`, signal), enabled });

export const useDifference = (minutesId: string, enabled: boolean) =>
  useQuery({ queryKey: [KEY, 'difference', minutesId], queryFn: ({ signal }) => get<MinutesDifference>(`/api/meeting-minutes/${minutesId}/difference`, signal), enabled });

export const icsOf = (id: string): string => `/api/meetings/${id}/invitation.ics`;

type Kind = 'meetings' | 'meeting-items' | 'meeting-participants' | 'meeting-minutes';

/** Writes of a meeting and what hangs on it; whatever shows one asks again, and so do the promises a resolution moves. */
export function useMeetingWrite() {
  const client = useQueryClient();
  const refresh = useRefresh();
  const again = useCallback(async () => {
    await Promise.all([client.invalidateQueries({ queryKey: [KEY] }), refresh()]);
  }, [client, refresh]);
  const write = useCallback(
    async <R>(method: string, path: string, body?: object): Promise<R> => {
      try {
        const answer = await request<R>(method, path, body);
        await again();
        return answer;
      } catch (error) {
        if (error instanceof Problem && (error.code === 'row.changed' || error.code === 'minutes.wrong_status' || error.code === 'meeting.wrong_status')) await again();
        throw error;
      }
    },
    [again],
  );
  return {
    create: useCallback(<R>(kind: Kind, body: object) => write<R>('POST', `/api/${kind}`, body), [write]),
    change: useCallback(<R>(kind: Kind, { id, version }: Row, changes: object) => write<R>('PATCH', `/api/${kind}/${id}`, { version, changes }), [write]),
    /** All or nothing. */
    changeMany: useCallback((kind: Kind, rows: (Row & { changes: object })[]) => write<unknown>('PATCH', `/api/${kind}`, { rows: rows.map(({ id, version, changes }) => ({ id, version, changes })) }), [write]),
    remove: useCallback((kind: Kind, { id, version }: Row) => write<unknown>('DELETE', `/api/${kind}/${id}?version=${version}`), [write]),
    act: useCallback(<R>(kind: Kind, { id, version }: Row, action: string, body: object = {}) => write<R>('POST', `/api/${kind}/${id}/${action}`, { version, ...body }), [write]),
    again,
  };
}

/** One item's writes of the session: nothing else is asked again, since it happens with every pause in typing. */
export const sendItem = ({ id, version }: Row, changes: object) => request<MeetingItem>('PATCH', `/api/meeting-items/${id}`, { version, changes });
export const readItem = (id: string) => get<MeetingItem>(`/api/meeting-items/${id}`);
