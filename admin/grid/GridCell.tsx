import type { Row } from '../api/rows.ts';
import { CellInput } from './CellInput.tsx';
import type { GridColumn } from './columns.ts';
import { useT } from '../messages/useT.ts';
import { commit } from './edits.ts';
import { edit } from './keyboard.ts';
import { isChosen } from './rules/kinds.ts';
import type { Mark, Slot } from './section.ts';
import type { Sheet } from './sheet.ts';

type Props<R extends Row> = { sheet: Sheet<R>; column: GridColumn<R>; slot: Slot<R>; index: number; active: boolean };

/** What stands in a cell: what is stored, or what was typed and is on its way or was not taken. */
export function GridCell<R extends Row>({ sheet, column, slot, index, active }: Props<R>) {
  const t = useT();
  const { row } = slot;
  const mark = slot.marks?.get(column.field);
  const label = row ? (mark && mark.state !== 'refused' ? mark.text : column.text(row)) : '';
  const note = mark?.why || (row ? column.note?.(row) : undefined);
  const said = note ? t('grid.noted', { value: label, note }) : label;
  return (
    <>
      {!row && <span className="grid-unloaded" />}
      {row && <Shown row={row} column={column} mark={mark} />}
      {active && column.kind === 'longText' && isCut(label, column.width) && <Expander onPress={() => edit(sheet)} />}
      {active && (
        <CellInput
          typing={sheet.typing}
          chooses={isChosen(column.kind)}
          column={column.label}
          index={index}
          value={said}
          readOnly={!row || !column.editable(row)}
          onLeave={() => commit(sheet)}
        />
      )}
    </>
  );
}

/** Roughly: text of a line is as wide as its letters. */
const LETTER = 14;
const isCut = (text: string, width: number) => text.includes('\n') || text.length * LETTER > width - 16;

/** Opens the whole text where it stands; F2 does so from the keyboard, whose focus stays in the cell. */
function Expander({ onPress }: { onPress: () => void }) {
  const t = useT();
  return <button type="button" className="grid-expand" tabIndex={-1} aria-label={t('grid.expand')} title={t('grid.expand')} onMouseDown={(event) => event.preventDefault()} onClick={onPress}>⤢</button>;
}

function Shown<R>({ row, column, mark }: { row: R; column: GridColumn<R>; mark: Mark | undefined }) {
  const t = useT();
  if (mark && mark.state !== 'refused') return <span className={`grid-mark grid-${mark.state}`} title={mark.why || undefined}>{mark.text}</span>;
  const shown = column.render?.(row) ?? column.text(row);
  if (mark) return <span className="grid-mark grid-refused" title={mark.why}>{shown}</span>;
  const note = column.note?.(row);
  if (note) return <span className="grid-value" title={note}>{shown}<span className="grid-away">{t('grid.away')}</span></span>;
  return <span className="grid-value" title={column.kind === 'longText' || column.kind === 'text' ? column.text(row) : undefined}>{shown}</span>;
}
