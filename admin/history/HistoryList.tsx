import Box from '@mui/material/Box';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Event } from '../../schema/events.ts';
import { get } from '../api/http.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT, type MessageKey } from '../messages/useT.ts';
import { LoadFailed, Loading } from '../states/States.tsx';

/** A column: its name, and the way its values read. `dated`: days and instants among them are said as everywhere, whatever `show` makes of them for a copy. */
export type HistoryField = { field: string; label: string; show: (value: unknown) => string; dated?: boolean };

export type HistoryOf = {
  /** As in `/api/{resource}`. */
  resource: string;
  id: string;
  fields: readonly HistoryField[];
  /** One of them: only what happened to this cell. */
  field?: string;
  /** The row's version: a newer one has a longer history. */
  version?: number;
  /** What an action of this record is called; the rest are additions, changes and removals. */
  named?: (action: string) => string | undefined;
};

/** What became of a row, or of one cell of it, newest first: when, who, from what to what. */
export function HistoryList({ resource, id, fields, field, version, named }: HistoryOf) {
  const t = useT();
  const query = field === undefined ? '' : `?field=${encodeURIComponent(field)}`;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['history', resource, id, field, version],
    queryFn: ({ signal }) => get<{ data: Event[]; next: string | null }>(`/api/${resource}/${id}/events${query}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const events = (data?.data ?? []).filter((event) => event.subject === resource && event.version !== null);
  return (
    <>
      {error ? <LoadFailed error={error} retry={refetch} /> : isPending ? <Loading /> : events.length === 0 ? t('history.none') : null}
      <Box component="ol" reversed sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {events.map((event) => <Line key={event.id} event={event} fields={fields} only={field} name={named?.(event.action)} />)}
      </Box>
      {data?.next && <Box sx={{ color: 'text.secondary', fontSize: 13, pt: 1 }}>{t('history.older')}</Box>}
    </>
  );
}

const WORDS: Record<string, MessageKey> = { create: 'history.added', register: 'history.added', delete: 'history.removed', trash: 'history.removed', restore: 'history.restored', undo: 'history.undone', redo: 'history.redone' };

function Line({ event, fields, only, name }: { event: Event; fields: readonly HistoryField[]; only: string | undefined; name: string | undefined }) {
  const t = useT();
  const dates = useDates();
  const words = WORDS[event.action.split('.').at(-1) ?? ''] ?? (event.version === 1 ? 'history.added' : 'history.changed');
  const say = ({ show, dated = false }: HistoryField, value: unknown) => (value === null || value === undefined || value === '' ? t('history.blank') : (dated && dates.stored(value)) || show(value));
  const moved = fields.flatMap((one) => {
    const change = event.changes[one.field];
    return change && (only === undefined || only === one.field) ? [{ one, change }] : [];
  });
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '150px 1fr' }, columnGap: 2, py: 0.75, borderBottom: 1, borderColor: 'hairline' }}>
      <Box component="time" dateTime={event.at} sx={{ color: 'text.secondary' }}>{dates.moment(event.at)}</Box>
      <Box sx={{ minWidth: 0 }}>
        <Box component="span" sx={{ fontWeight: 600 }}>{name ?? t(words)}</Box>
        <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>{event.actorName || t('history.system')}</Box>
        {moved.map(({ one, change }) => (
          <Box key={one.field} sx={{ overflowWrap: 'anywhere' }}>
            {only === undefined && <Box component="span" sx={{ color: 'text.secondary' }}>{one.label} </Box>}
            {t('history.fromTo', { from: say(one, change.from), to: say(one, change.to) })}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
