import 'react-data-grid/lib/styles.css';
import './grid.css';
import Box from '@mui/material/Box';
import { alpha, type SxProps, type Theme } from '@mui/material/styles';
import { createElement, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { DataGrid, type CellMouseArgs, type CellMouseEvent, type DataGridHandle } from 'react-data-grid';
import { useSentence } from '../api/useSentence.ts';
import type { Row } from '../api/rows.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { LoadFailed, Loading } from '../states/States.tsx';
import { ROW_HEIGHT } from '../theme/tokens.ts';
import { Asked } from './Asked.tsx';
import { prepare } from './apply.ts';
import type { Chooser } from './Chooser.tsx';
import type { GridColumn, GridQuery, GridResource } from './columns.ts';
import { commit } from './edits.ts';
import { edit, press, turn } from './keyboard.ts';
import { Overlay } from './Overlay.tsx';
import { onDemand } from './onDemand.ts';
import { movedBy } from './moving.ts';
import { drag } from './pointing.ts';
import type { Slot } from './section.ts';
import { tellSmallStepsLater } from './smallSteps.ts';
import { restWhileKeysLead } from './still.ts';
import { type Fold, type Grouping, UNFOLDED } from './grouping.ts';
import { type Cell, extend, type Range, select, selectRows } from './rules/range.ts';
import { Sheet, type Words } from './sheet.ts';
import { StatusBar } from './StatusBar.tsx';
import { HEAD_WIDTH, renderCell, renderRow, type Sorting, sortedColumns, type Totals, useRdgColumns } from './useRdgColumns.tsx';
import { Unwritten } from './Unwritten.tsx';
import { useFeed } from './useFeed.ts';
import { useFold } from './useFold.ts';
import { usePresence } from './usePresence.ts';
import { useRegroup } from './useRegroup.ts';
import { useSteady } from './useSteady.ts';
import { useClipboard } from './useClipboard.ts';

const HEAD_HEIGHT = 34;

export type GridProps<R extends Row> = {
  label: string;
  resource: GridResource<R>;
  columns: readonly GridColumn<R>[];
  query: GridQuery;
  onSort: (field: string) => void;
  /** What is counted: 件, 个. */
  unit: string;
  empty: React.ReactNode;
  /** All columns, those a view hides included. */
  known?: readonly GridColumn<R>[];
  /** Rows stand below the heads of these groups. */
  grouping?: Grouping<R> | null;
  fold?: Fold;
  onFold?: (fold: Fold) => void;
  rowHeight?: number;
  /** Tints a row; the mark that goes with it is the style's. */
  rowClass?: (row: R) => string | undefined;
  /** What stands below each column, by field; under '' what it is. */
  totals?: Readonly<Record<string, string>>;
  onResize?: (field: string, width: number) => void;
  /** A column was taken to another's place, both counted among those shown. */
  onMove?: (from: number, to: number) => void;
  onWritten?: () => void;
  /** Parts that stand with the grid and speak to it: filters, panels, whatever comes later. */
  children?: (sheet: Sheet<R>) => React.ReactNode;
};

function useWords(): Words {
  const t = useT();
  const sentence = useSentence();
  const dates = useDates();
  return useMemo(() => ({ t, sentence, today: dates.today, instant: dates.instant, moment: dates.moment }), [t, sentence, dates]);
}

const sortingOf = (sort: string): Sorting[] => {
  const keys = sort.split(',').filter(Boolean);
  return keys.map((key, at) => ({ field: key.replace(/^-/, ''), descending: key.startsWith('-'), rank: keys.length > 1 ? at + 1 : null }));
};

/** A spreadsheet over one resource of the API. */
export default function Grid<R extends Row>(props: GridProps<R>) {
  const { label, resource, columns, known = columns, query, onSort, unit, empty, grouping = null, fold = UNFOLDED, onFold, rowHeight = ROW_HEIGHT, rowClass, totals, onResize, onMove, onWritten, children } = props;
  const words = useWords();
  const [sheet] = useState(() => new Sheet<R>(resource, words));
  const slots = useSyncExternalStore(sheet.rows.changed.subscribe, sheet.rows.snapshot);
  useLayoutEffect(() => sheet.adopt(columns, words, { rows: slots.length, cols: columns.length }, known), [sheet, columns, known, words, slots.length]);

  const latest = useRef({ onSort, onWritten, grouping });
  useLayoutEffect(() => {
    latest.current = { onSort, onWritten, grouping };
  });
  const asked = JSON.stringify([query, grouping?.aggregate]);
  const frame = useRef<HTMLDivElement>(null);
  const grid = useRef<DataGridHandle>(null);
  const [host, setHost] = useState<HTMLElement | null>(null);
  // Before anything is painted: rows that were asked for ahead stand in the first picture.
  useLayoutEffect(() => {
    const [wanted] = JSON.parse(asked);
    sheet.rows.ask(wanted, latest.current.grouping);
    sheet.listAnew();
    sheet.cursor.set(select({ row: 0, col: 0 }));
    grid.current?.element?.scrollTo({ top: 0 });
    return () => sheet.rows.close();
  }, [sheet, asked]);
  useEffect(() => sheet.rows.adopt(grouping), [sheet, grouping]);
  useFold(sheet, fold, onFold);

  const [chooser, setChooser] = useState<typeof Chooser | null>(null);
  // What writes and what offers choices comes once somebody stands in a cell: looking needs neither.
  const enter = () => {
    if (chooser) return;
    prepare();
    // Should it not come, the next cell asks for it again.
    void import('./Chooser.tsx').then((module) => setChooser(() => module.Chooser), () => undefined);
  };

  const there = slots.length > 0;
  useLayoutEffect(() => {
    setHost(grid.current?.element ?? null);
    // A handle knows the rows of one drawing only: it is asked for anew each time.
    const place = (cell: Cell) => grid.current?.setActivePosition(positionOf(sheet, cell));
    sheet.cursor.attach(
      there
        ? {
            focus: (cell, reveal) => {
              sheet.typing.expect(reveal);
              place(cell);
            },
            place,
            reveal: ({ row, col }) => grid.current?.scrollToCell({ rowIdx: row, idx: col + 1 }),
          }
        : null,
    );
    // Tab comes into the grid here, and the focus stays where it is until then.
    place(sheet.cursor.active);
  }, [sheet, there]);
  useLayoutEffect(() => (host ? tellSmallStepsLater(host, rowHeight) : undefined), [host, rowHeight]);
  useLayoutEffect(() => (host ? restWhileKeysLead(host) : undefined), [host]);
  useSteady(sheet, grid, rowHeight, slots);

  const sorting = useMemo(() => sortingOf(query.sort), [query.sort]);
  const sortBy = useCallback((field: string) => latest.current.onSort(field), []);
  const sorted = useMemo(() => sortedColumns(sorting, columns), [sorting, columns]);
  const rdgColumns = useRdgColumns(sheet, columns, sorting, sortBy, grouping, unit);
  const grouped = grouping !== null;
  const renderers = useMemo(() => ({ renderCell: renderCell(sheet, columns), renderRow: renderRow(grouped) }), [sheet, columns, grouped]);
  const classOf = useCallback(({ row, head }: Slot<R>) => (head ? 'grid-group' : row ? rowClass?.(row) : undefined), [rowClass]);
  useClipboard(sheet, frame);
  useFeed(sheet);
  usePresence(sheet);
  useRegroup(sheet, (grouping?.aggregate ?? '') !== '');
  useEffect(
    () =>
      sheet.written.subscribe(() => {
        resource.onWritten?.();
        latest.current.onWritten?.();
      }),
    [sheet, resource],
  );

  // The grid tells every step of a drag; what is kept is where it ended.
  const resizing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const resized = (field: string, width: number) => {
    clearTimeout(resizing.current);
    resizing.current = setTimeout(() => onResize?.(field, width), 400);
  };
  useEffect(() => () => clearTimeout(resizing.current), []);

  // The focus goes along with a head that was moved by key.
  const following = useRef<string | null>(null);
  useLayoutEffect(() => {
    const idx = columns.findIndex(({ field }) => field === following.current) + 1;
    following.current = null;
    if (idx > 0) grid.current?.setActivePosition({ rowIdx: -1, idx }, { shouldFocus: true });
  }, [columns]);
  useLayoutEffect(() => {
    sheet.movesColumns((from, to) => {
      const column = columns[from];
      if (!onMove || !column || !columns[to]) return;
      onMove(from, to);
      sheet.say('quiet', words.t('grid.movedColumn', { label: column.label, n: to + 1 }));
    });
  });
  const moveHead = (event: React.KeyboardEvent) => {
    const move = movedBy(event);
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    following.current = columns[move.to] ? (columns[move.from]?.field ?? null) : null;
    sheet.moveColumn(move.from, move.to);
  };

  const screen = () => Math.max(1, Math.floor(((grid.current?.element?.clientHeight ?? 0) - HEAD_HEIGHT) / rowHeight) - 1);
  const leave = () => frame.current?.querySelector<HTMLElement>('[data-grid-exit]')?.focus();
  const see = () => {
    const element = grid.current?.element;
    if (!element) return;
    const first = Math.floor(element.scrollTop / rowHeight);
    sheet.rows.show(first, first + Math.ceil(element.clientHeight / rowHeight));
  };

  const mouseDown = ({ rowIdx, column }: CellMouseArgs<Slot<R>, Totals>, event: CellMouseEvent) => {
    if (event.button !== 0) return;
    const { cursor, typing } = sheet;
    const head = sheet.rows.headAt(rowIdx);
    const cell = { row: rowIdx, col: head ? cursor.active.col : column.idx - 1 };
    const same = cell.row === cursor.active.row && cell.col === cursor.active.col;
    if (typing.mode() !== 'ready' && same) return;
    if (event.target instanceof Element && event.target.closest('a, button')) return;
    commit(sheet);
    event.preventDefault();
    event.preventGridDefault();
    const element = grid.current?.element;
    if (head) {
      cursor.set(event.shiftKey ? extend(cursor.selection(), cell) : select(cell), { reveal: false });
      if (event.shiftKey) return;
      if (same) cursor.enter(typing.stand);
      if (column.idx === 0) turn(sheet, rowIdx);
      return;
    }
    if (cell.col < 0) {
      const { anchor, whole } = cursor.selection();
      const from = event.shiftKey && whole === 'rows' ? anchor : { row: rowIdx, col: 0 };
      cursor.set(selectRows(from, { row: rowIdx, col: 0 }), { reveal: false });
      if (element) drag(element, ({ row }) => row >= 0 && cursor.set(selectRows(from, { row, col: 0 }), { reveal: false }));
      return;
    }
    cursor.set(event.shiftKey ? extend(cursor.selection(), cell) : select(cell), { reveal: false });
    if (same) cursor.enter(typing.stand);
    if (element) drag(element, ({ row, col }) => row >= 0 && col >= 0 && cursor.set(extend(cursor.selection(), { row, col }), { reveal: false }));
  };

  const startFill = (event: React.PointerEvent) => {
    const element = grid.current?.element;
    if (event.button !== 0 || !element) return;
    event.preventDefault();
    event.stopPropagation();
    const source = sheet.cursor.range;
    drag(
      element,
      (cell) => sheet.cursor.outline('filling', stretched(source, cell)),
      () => {
        const target = sheet.cursor.filling;
        sheet.cursor.outline('filling', null);
        if (!target) return;
        sheet.cursor.set({ active: { row: source.top, col: source.left }, anchor: { row: target.top, col: target.left }, head: { row: target.bottom, col: target.right }, whole: 'cells' }, { reveal: false });
        void onDemand(sheet, () => import('./filling.ts'), ({ fillTo }) => fillTo(sheet, source, target));
      },
    );
  };

  return (
    <Box ref={frame} onFocusCapture={enter} onKeyDownCapture={moveHead} sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0, bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline' }}>
      <Box sx={{ ...colours, '--grid-row': `${rowHeight}px`, '--grid-group-room': `${roomIn(columns, totals)}px` }}>
        {sheet.rows.state === 'failed' ? (
          <LoadFailed error={sheet.rows.error} retry={() => sheet.rows.ask(query, grouping)} />
        ) : !there ? (
          sheet.rows.state === 'loading' ? <Loading /> : empty
        ) : (
          <DataGrid<Slot<R>, Totals>
            ref={grid}
            role={grouped ? 'treegrid' : 'grid'}
            className="grid"
            aria-label={label}
            columns={rdgColumns}
            rows={slots}
            rowHeight={rowHeight}
            {...(totals ? { bottomSummaryRows: [totals] } : {})}
            rowClass={classOf}
            {...(onResize ? { onColumnResize: ({ key }: { key: string }, width: number) => resized(key, width) } : {})}
            headerRowHeight={HEAD_HEIGHT}
            sortColumns={sorted}
            renderers={renderers}
            onScroll={see}
            onCellMouseDown={mouseDown}
            onCellDoubleClick={(_, event) => {
              event.preventGridDefault();
              if (sheet.typing.mode() === 'ready') edit(sheet);
            }}
            onActivePositionChange={({ rowIdx, column }) => {
              if (rowIdx >= 0 && column) sheet.cursor.follow({ row: rowIdx, col: column.idx - 1 }, sheet.rows.headAt(rowIdx) !== null);
            }}
            onCellKeyDown={(_, event) => {
              const composing = event.nativeEvent.isComposing || event.keyCode === 229;
              if (composing || press(sheet, event, { screen, leave })) event.preventGridDefault();
            }}
          />
        )}
        {host && there && <Overlay cursor={sheet.cursor} host={host} frozen={columns.filter(({ frozen }) => frozen).length} isHead={(row) => sheet.rows.headAt(row) !== null} onFillStart={startFill} />}
      </Box>
      {there && <StatusBar sheet={sheet} unit={unit} />}
      {chooser && createElement(chooser<R>, { sheet })}
      <Asked sheet={sheet} />
      <Unwritten sheet={sheet} />
      {children?.(sheet)}
    </Box>
  );
}

/** In the grid component's own count: after the row numbers, where a group's name begins. */
const positionOf = <R extends Row>({ rows }: Sheet<R>, { row, col }: Cell) => ({ rowIdx: row, idx: rows.headAt(row) ? 0 : col + 1 });

const ROOMY = 640;
/** How far a group's name may reach: to the first column in which something stands. */
function roomIn(columns: readonly { field: string; width: number }[], totals: Totals = {}): number {
  const first = columns.findIndex(({ field }) => totals[field] !== undefined);
  return first === -1 ? ROOMY : columns.slice(0, first).reduce((sum, { width }) => sum + width, HEAD_WIDTH);
}

/** The range of a fill: along the longer way from the source to the pointer. */
function stretched(source: Range, { row, col }: Cell): Range {
  const down = Math.max(source.top - row, row - source.bottom, 0);
  const across = Math.max(source.left - col, col - source.right, 0);
  if (down >= across) return { ...source, top: Math.min(source.top, Math.max(row, 0)), bottom: Math.max(source.bottom, row) };
  return { ...source, left: Math.min(source.left, Math.max(col, 0)), right: Math.max(source.right, col) };
}

const colours = {
  position: 'relative',
  flex: 1,
  minHeight: 0,
  overflow: 'auto',
  // Out of the flow: the columns' width is the grid's own to scroll, and must not widen the page.
  '& > .grid': {
    position: 'absolute',
    inset: 0,
    '--grid-accent': (theme) => theme.palette.primary.main,
    '--grid-ink': (theme) => theme.palette.text.primary,
    '--grid-soft': (theme) => theme.palette.text.secondary,
    '--grid-faint': (theme) => theme.palette.faint,
    '--grid-hairline': (theme) => theme.palette.hairline,
    '--grid-surface': (theme) => theme.palette.background.paper,
    '--grid-raised': (theme) => theme.palette.raised,
    '--grid-wash': (theme) => theme.palette.wash,
    '--grid-hover': (theme) => theme.palette.hover,
    '--grid-warn': (theme) => theme.palette.tones.soon.ink,
    '--grid-by': (theme) => theme.palette.tones.soon.ink,
    '--grid-tint': (theme) => alpha(theme.palette.primary.main, 0.1),
  },
} satisfies SxProps<Theme>;
