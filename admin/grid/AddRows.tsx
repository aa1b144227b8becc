import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import type { Row } from '../api/rows.ts';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { apply } from './apply.ts';
import { Frame } from './Frame.tsx';
import { newRows, written } from './rules/adding.ts';
import { parseTsv } from './rules/tsv.ts';
import type { Sheet } from './sheet.ts';

/** Rows out of somebody's table, put under the last one: pasted here, then looked over like any paste. */
export function AddRows<R extends Row>({ sheet, onClose }: { sheet: Sheet<R>; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const [text, setText] = useState('');
  const columns = written(sheet.columns);
  const { rows, headed, left } = newRows(text.trim() === '' ? [] : parseTsv(text), columns);
  const said = [rows.length > 0 ? t('grid.add.read', { count: rows.length }) : '', headed ? t('grid.add.headed') : '', left.length > 0 ? t('grid.add.left', { heads: left.join(t('grid.misread.comma')) }) : ''].filter(Boolean);
  return (
    <Frame
      wide
      title={t('grid.add.title')}
      hint={t('grid.add.hint')}
      onClose={onClose}
      actions={
        <>
          <Button variant="outlined" onClick={onClose}>{t('grid.preview.cancel')}</Button>
          <Button
            variant="contained"
            disabled={rows.length === 0}
            onClick={() => {
              onClose();
              void apply(sheet, [], { lines: rows });
            }}
          >
            {t('grid.add.look')}
          </Button>
        </>
      }
    >
      <Box id={`${id}-order`} sx={{ fontSize: 13 }}>{t('grid.add.order', { columns: columns.map(({ label }) => label).join(t('grid.misread.comma')) })}</Box>
      <Box component="label" htmlFor={id} sx={{ fontSize: 13, color: 'text.secondary' }}>{t('grid.add.box')}</Box>
      <TextInput id={id} invalid={false} describedBy={`${id}-order`} lines={6} autoFocus value={text} onChange={setText} spellCheck={false} />
      <Box role="status" sx={{ fontSize: 13, color: 'text.secondary', minHeight: 20 }}>{said.join(' ')}</Box>
    </Frame>
  );
}
