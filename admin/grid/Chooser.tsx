import Box from '@mui/material/Box';
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { Row } from '../api/rows.ts';
import { useFit } from '../form/useFit.ts';
import { useT } from '../messages/useT.ts';
import { bestOf, lastPart } from './choosing.ts';
import { pick } from './edits.ts';
import { isChosen } from './rules/kinds.ts';
import type { Sheet } from './sheet.ts';

const LIST = 'grid-choices';

/** What a cell may be set to, found by words, pinyin initials or code while one types. */
export function Chooser<R extends Row>({ sheet }: { sheet: Sheet<R> }) {
  const fit = useFit();
  const mode = useSyncExternalStore(sheet.typing.changed.subscribe, sheet.typing.mode);
  const text = useSyncExternalStore(sheet.typing.changed.subscribe, sheet.typing.text);
  const offered = useSyncExternalStore(sheet.choosing.changed.subscribe, sheet.choosing.offered);
  const { here } = sheet;
  const column = mode !== 'ready' && here && isChosen(here.column.kind) ? here.column : null;
  useEffect(() => {
    if (!column || !here) return sheet.choosing.offer(null);
    const typed = lastPart(column.kind, text);
    const choices = bestOf(column.choicesOf?.(here.row) ?? column.choices ?? [], typed, fit);
    const standing = choices.findIndex(({ id }) => id === column.value(here.row));
    sheet.choosing.offer({ choices, typed, at: typed === '' ? (mode === 'editing' ? standing : -1) : choices.length > 0 ? 0 : -1 });
    // The row may be drawn anew while one types; only text and column decide what is offered.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [sheet, column, mode, text, fit]);
  const { input } = sheet.typing;
  if (!column || !offered || !input) return null;
  return createPortal(<List key={column.field} sheet={sheet} input={input} />, document.body);
}

function List<R extends Row>({ sheet, input }: { sheet: Sheet<R>; input: HTMLTextAreaElement }) {
  const t = useT();
  const list = useRef<HTMLUListElement>(null);
  const offered = useSyncExternalStore(sheet.choosing.changed.subscribe, sheet.choosing.offered);
  const at = offered?.at ?? -1;
  useLayoutEffect(() => {
    const place = input.getBoundingClientRect();
    const element = list.current;
    if (!element) return;
    const below = window.innerHeight - place.bottom > 260 || place.top < 260;
    element.style.left = `${Math.min(place.left, window.innerWidth - element.offsetWidth - 8)}px`;
    element.style.top = below ? `${place.bottom + 2}px` : `${place.top - element.offsetHeight - 2}px`;
    element.style.minWidth = `${place.width}px`;
  });
  useLayoutEffect(() => {
    const active = list.current?.children[at];
    active?.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-controls', LIST);
    input.setAttribute('aria-autocomplete', 'list');
    if (at >= 0) input.setAttribute('aria-activedescendant', `${LIST}-${at}`);
    else input.removeAttribute('aria-activedescendant');
  }, [at, input]);
  if (!offered) return null;
  return (
    <Box component="ul" ref={list} id={LIST} role="listbox" aria-label={input.getAttribute('aria-label') ?? ''} sx={frame}>
      {offered.choices.map((choice, index) => (
        <Box
          component="li"
          key={choice.id}
          id={`${LIST}-${index}`}
          role="option"
          aria-selected={index === at}
          sx={{ display: 'flex', gap: 2, px: 1.5, py: 0.5, minHeight: 30, cursor: 'pointer', bgcolor: index === at ? 'wash' : undefined, '&:hover': { bgcolor: 'hover' } }}
          onMouseDown={(event: React.MouseEvent) => {
            event.preventDefault();
            pick(sheet, choice);
          }}
        >
          <span>{choice.label}</span>
          {choice.alias && choice.alias !== choice.label && <Box component="span" sx={{ ml: 'auto', color: 'text.secondary', fontSize: 12 }}>{choice.alias}</Box>}
        </Box>
      ))}
      {offered.choices.length === 0 && <Box component="li" role="option" aria-selected={false} aria-disabled sx={{ px: 1.5, py: 0.5, color: 'text.secondary' }}>{t('grid.choose.none')}</Box>}
    </Box>
  );
}

const frame = {
  position: 'fixed',
  zIndex: 1200,
  m: 0,
  p: '4px 0',
  listStyle: 'none',
  maxHeight: 250,
  maxWidth: 380,
  overflow: 'auto',
  bgcolor: 'background.paper',
  border: 1,
  borderColor: 'hairline',
  borderRadius: '3px',
  boxShadow: '0 6px 20px rgba(0,0,0,.14)',
} as const;
