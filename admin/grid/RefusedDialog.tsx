import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useState } from 'react';
import type { Row } from '../api/rows.ts';
import { useT } from '../messages/useT.ts';
import { Frame } from './Frame.tsx';
import { Lines } from './Lines.tsx';
import { select } from './rules/range.ts';
import { writeTsv } from './rules/tsv.ts';
import { settle } from './save.ts';
import type { Sheet } from './sheet.ts';

/** Through the browser's own copy event, which also works over plain http. */
function putOnClipboard(text: string): void {
  const fill = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
}

/** Cells that were not taken, why, and what was meant for them: to go to, or to copy out and mend. */
export function RefusedDialog<R extends Row>({ sheet, onClose }: { sheet: Sheet<R>; onClose: () => void }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const cells = [...sheet.rows.marked()].filter(({ mark }) => mark.state !== 'saving').toSorted((one, other) => (one.place ?? Infinity) - (other.place ?? Infinity) || 0);
  const heads = [t('grid.preview.row'), t('grid.preview.column'), t('grid.preview.text'), t('grid.preview.why')];
  const label = (field: string) => sheet.column(field)?.label ?? field;
  const copy = () => {
    putOnClipboard(writeTsv([heads, ...cells.map(({ row, field, mark }) => [sheet.nameOf(row), label(field), mark.text, mark.why])]));
    setCopied(true);
  };
  const clear = () => {
    for (const { row, field } of cells) sheet.rows.mark(row.id, { [field]: null });
    sheet.putOff([]);
    onClose();
  };
  const go = (place: number, field: string) => {
    onClose();
    sheet.cursor.set(select({ row: place, col: sheet.columns.findIndex((column) => column.field === field) }));
  };
  return (
    <Frame
      wide
      title={t('grid.refused.title')}
      hint={t('grid.refused.hint')}
      onClose={onClose}
      actions={
        <>
          <Button variant="text" onClick={clear}>{t('grid.refused.clear')}</Button>
          {sheet.undecided.length > 0 && <Button variant="outlined" onClick={() => void settle(sheet, sheet.undecided)}>{t('grid.refused.decide')}</Button>}
          <Button variant="outlined" onClick={copy}>{t(copied ? 'grid.refused.copied' : 'grid.refused.copy')}</Button>
          <Button variant="contained" onClick={onClose} autoFocus>{t('grid.preview.close')}</Button>
        </>
      }
    >
      <Lines
        heads={heads}
        lines={cells.map(({ place, row, field, mark }) => [
          place === null ? sheet.nameOf(row) : <Link key="go" component="button" title={t('grid.refused.go')} onClick={() => go(place, field)}>{sheet.nameOf(row)}</Link>,
          label(field),
          mark.text,
          mark.why,
        ])}
      />
    </Frame>
  );
}
