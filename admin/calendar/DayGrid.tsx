import { useEffect, useMemo, useRef } from 'react';
import { CALENDAR_LAYERS, CalendarDay, DAY_KINDS } from '../../schema/calendar-days.ts';
import { useDates } from '../deadlines/useDates.ts';
import type { GridColumn, GridQuery, GridResource } from '../grid/columns.ts';
import type { RowReader } from '../grid/filter/match.ts';
import type { FilterField } from '../grid/filter/tree.ts';
import { RecordParts } from '../grid/RecordParts.tsx';
import type { Sheet } from '../grid/sheet.ts';
import { useDefaultView } from '../grid/views/useDefaultView.ts';
import { useAddressLook } from '../grid/views/useLook.ts';
import { ViewedGrid } from '../grid/views/ViewedGrid.tsx';
import { useT } from '../messages/useT.ts';
import { useSites } from '../sites/useSites.ts';
import { isMoving } from './moves/askMoves.ts';
import { MovesList } from './moves/MovesList.tsx';
import { useCalendarChanged } from './useCalendarDays.ts';

/** The newest first: what is coming stands on top. */
const QUERY: GridQuery = { filter: {}, q: '', sort: '-date' };

type Props = {
  /** The year shown beside, as it stands: it changes when a day is set or removed there. */
  year: readonly CalendarDay[] | undefined;
  site: string | null;
  mayEdit: boolean;
  /** The day that stands beside. */
  opened: string | undefined;
  empty: React.ReactNode;
  onOpen: (day: string) => void;
};

/** Every day somebody set, of all years and layers, as a spreadsheet: a notice's table can be pasted under it. */
export default function DayGrid({ year, site, mayEdit, opened, empty, onOpen }: Props) {
  const t = useT();
  const dates = useDates();
  const sites = useSites();
  const changed = useCalendarChanged();
  const look = useAddressLook();
  useDefaultView('calendar-days', Object.keys(look[0]).length === 0, look[1]);
  const resource = useMemo<GridResource<CalendarDay>>(
    () => ({
      name: 'calendar-days', keep: '/settings/calendar',
      shape: CalendarDay,
      ...(mayEdit ? { draft: (fields: Record<string, unknown>) => ({ layer: fields['siteId'] ? 'site' : 'district', ...fields }) } : {}),
      onWritten: () => void changed(),
      moves: (moves) => (isMoving(moves) ? <MovesList moves={moves} /> : null),
      adding: t('calendar.grid.adding'),
    }),
    [t, mayEdit, changed],
  );
  const columns = useMemo<GridColumn<CalendarDay>[]>(() => {
    const taken = { editable: () => mayEdit, refusal: () => t('grid.lockedAll') };
    return [
      {
        field: 'date', label: t('calendar.grid.date'), kind: 'date', width: 152, frozen: true, sortBy: 'date', ...taken, open: ({ date }) => onOpen(date),
        value: (row) => row.date, text: (row) => row.date, render: (row) => dates.day(row.date),
      },
      { field: 'kind', label: t('calendar.grid.kind'), kind: 'choice', width: 80, choices: DAY_KINDS.map((kind) => ({ id: kind, label: t(`calendar.mark.${kind}`), alias: t(`calendar.kind.${kind}`) })), ...taken, value: (row) => row.kind, text: (row) => t(`calendar.mark.${row.kind}`) },
      { field: 'layer', label: t('calendar.layerLabel'), kind: 'choice', width: 96, choices: CALENDAR_LAYERS.map((layer) => ({ id: layer, label: t(`calendar.layer.${layer}`) })), ...taken, value: (row) => row.layer, text: (row) => t(`calendar.layer.${row.layer}`) },
      {
        field: 'siteId', label: t('calendar.site'), kind: 'site', width: 160, empty: null, choices: sites.filter(({ retiredAt }) => retiredAt === null).map(({ id, name }) => ({ id, label: name })), ...taken,
        value: (row) => row.siteId, text: (row) => sites.find(({ id }) => id === row.siteId)?.name ?? '',
      },
      { field: 'name', label: t('calendar.name'), kind: 'text', width: 160, sortBy: 'name', ...taken, value: (row) => row.name, text: (row) => row.name },
      { field: 'source', label: t('calendar.source'), kind: 'longText', width: 320, empty: null, ...taken, value: (row) => row.source, text: (row) => row.source ?? '' },
    ];
  }, [t, dates, sites, mayEdit, onOpen]);
  const fields = useMemo<FilterField[]>(
    () => [
      { field: 'date', label: t('calendar.grid.date'), kind: 'day', sortable: true },
      { field: 'kind', label: t('calendar.grid.kind'), kind: 'code', choices: DAY_KINDS.map((id) => ({ id, label: t(`calendar.kind.${id}`) })), groupable: true },
      { field: 'name', label: t('calendar.name'), kind: 'text', sortable: true, groupable: true },
      { field: 'layer', label: t('calendar.layerLabel'), kind: 'code', choices: CALENDAR_LAYERS.map((id) => ({ id, label: t(`calendar.layer.${id}`) })), groupable: true },
      { field: 'siteId', label: t('calendar.site'), kind: 'code', choices: sites.map(({ id, name }) => ({ id, label: name })), groupable: true },
    ],
    [t, sites],
  );
  const reader = useMemo<RowReader<CalendarDay>>(() => ({ value: (row, field) => Reflect.get(row, field) as unknown, dayOf: dates.dayOf, today: dates.today }), [dates]);
  const fixed = useMemo(() => (site === null ? {} : { or: [{ siteId: site }, { layer: ['national', 'district'] }] }), [site]);
  return (
    <ViewedGrid<CalendarDay>
      kept="calendar-days"
      fields={fields}
      look={look}
      fixed={fixed}
      reader={reader}
      onOpen={look[1]}
      label={t('calendar.grid.title')}
      resource={resource}
      columns={columns}
      query={QUERY}
      unit={t('calendar.grid.unit')}
      empty={empty}
    >
      {(sheet) => (
        <>
          <InStep sheet={sheet} year={year} />
          {opened !== undefined && <RecordParts sheet={sheet} rows={year?.filter(({ date }) => date === opened) ?? []} />}
        </>
      )}
    </ViewedGrid>
  );
}

/** What is set in the panel beside, or loaded with a year, is read anew. */
function InStep({ sheet, year }: { sheet: Sheet<CalendarDay>; year: readonly CalendarDay[] | undefined }) {
  const seen = useRef(year);
  useEffect(() => {
    if (year === undefined || seen.current === year) return;
    if (seen.current !== undefined) sheet.rows.reload();
    seen.current = year;
  }, [sheet, year]);
  return null;
}
