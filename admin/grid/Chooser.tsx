import Box from '@mui/material/Box';
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { Row } from '../api/rows.ts';
import { useFit } from '../form/useFit.ts';
import { useT } from '../messages/useT.ts';
import { bestOf, standsAt } from './choosing.ts';
import { pick, tick } from './edits.ts';
import { type Choice, isChosen } from './rules/kinds.ts';
import { ticksIn } from './rules/ticks.ts';
import type { Sheet } from './sheet.ts';

const LIST = 'grid-choices';

/** What a cell may be set to, found by words, pinyin initials or code while one types; where it takes several, each with its tick. */
export function Chooser<R extends Row>({ sheet }: { sheet: Sheet<R> }) {
  const fit = useFit();
  const mode = useSyncExternalStore(sheet.typing.changed.subscribe, sheet.typing.mode);
  const text = useSyncExternalStore(sheet.typing.changed.subscribe, sheet.typing.text);
  const offered = useSyncExternalStore(sheet.choosing.changed.subscribe, sheet.choosing.offered);
  const { here } = sheet;
  const column = mode !== 'ready' && here && isChosen(here.column.kind) ? here.column : null;
  useEffect(() => {
    if (!column || !here) return sheet.choosing.offer(null);
    const all = column.choicesOf?.(here.row) ?? column.choices ?? [];
    const several = column.kind === 'choices' ? ticksIn(text, all) : null;
    const typed = several?.typed ?? text.trim();
    const choices = bestOf(all, typed, fit);
    const standing = several ? Math.max(0, choices.findIndex(({ id }) => id === sheet.choosing.lately)) : mode === 'editing' ? choices.findIndex(({ id }) => id === column.value(here.row)) : -1;
    const first = typed === '' ? standing : choices.length > 0 ? 0 : -1;
    sheet.choosing.offer({ choices, typed, ticked: several?.ticked ?? null, at: standsAt(sheet.choosing.offered(), typed, choices, first) });
    // The row may be drawn anew while one types; only text and column decide what is offered.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [sheet, column, mode, text, fit]);
  const { input } = sheet.typing;
  if (!column || !offered || !input) return null;
  return createPortal(<List key={column.field} sheet={sheet} input={input} />, document.body);
}

function List<R extends Row>({ sheet, input }: { sheet: Sheet<R>; input: HTMLTextAreaElement }) {
  const t = useT();
  const list = useRef<HTMLDivElement>(null);
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
    document.getElementById(`${LIST}-${at}`)?.scrollIntoView({ block: 'nearest' });
    if (at >= 0) input.setAttribute('aria-activedescendant', `${LIST}-${at}`);
    else input.removeAttribute('aria-activedescendant');
  }, [at, input]);
  useLayoutEffect(() => {
    input.setAttribute('aria-controls', LIST);
    input.setAttribute('aria-expanded', 'true');
    input.setAttribute('aria-autocomplete', 'list');
    return () => {
      input.setAttribute('aria-expanded', 'false');
      ['aria-controls', 'aria-autocomplete', 'aria-activedescendant'].forEach((name) => input.removeAttribute(name));
    };
  }, [input]);
  if (!offered) return null;
  const { choices, ticked } = offered;
  const chosen = (choice: Choice) => (ticked ? tick(sheet, choice) : pick(sheet, choice));
  return (
    <Box ref={list} sx={frame} onMouseDown={(event: React.MouseEvent) => event.preventDefault()}>
      <Box component="ul" id={LIST} role="listbox" aria-label={input.getAttribute('aria-label') ?? ''} {...(ticked ? { 'aria-multiselectable': true } : {})} sx={{ m: 0, p: '4px 0', listStyle: 'none', maxHeight: 250, overflow: 'auto' }}>
        {choices.map((choice, index) => {
          const selected = ticked ? ticked.has(choice.id) : index === at;
          return (
            <Box
              component="li"
              key={choice.id}
              id={`${LIST}-${index}`}
              role="option"
              aria-selected={selected}
              sx={{ display: 'flex', gap: ticked ? 1 : 2, px: 1.5, py: 0.5, minHeight: 30, cursor: 'pointer', bgcolor: index === at ? 'wash' : undefined, '&:hover': { bgcolor: 'hover' } }}
              onMouseDown={() => chosen(choice)}
            >
              {ticked && <Box component="span" aria-hidden sx={{ ...box, ...(selected ? { bgcolor: 'primary.main', borderColor: 'primary.main', color: 'primary.contrastText' } : {}) }}>{selected ? '✓' : ''}</Box>}
              <span>{choice.label}</span>
              {beside(choice) && <Box component="span" sx={{ ml: 'auto', color: 'text.secondary', fontSize: 12 }}>{beside(choice)}</Box>}
            </Box>
          );
        })}
        {choices.length === 0 && <Box component="li" role="option" aria-selected={false} aria-disabled sx={{ px: 1.5, py: 0.5, color: 'text.secondary' }}>{t('grid.choose.none')}</Box>}
      </Box>
      {ticked && <Ticked ticked={ticked} choices={choices} />}
    </Box>
  );
}

/** Which keys there are, for the eye; what a key did, for the ear. */
function Ticked({ ticked, choices }: { ticked: ReadonlySet<string>; choices: readonly Choice[] }) {
  const t = useT();
  const [before, setBefore] = useState(ticked);
  const [said, setSaid] = useState('');
  if (before !== ticked) {
    setBefore(ticked);
    const moved = choices.find(({ id }) => before.has(id) !== ticked.has(id));
    if (moved) setSaid(t(ticked.has(moved.id) ? 'grid.choose.ticked' : 'grid.choose.unticked', { label: moved.label, count: ticked.size }));
  }
  return (
    <Box sx={{ px: 1.5, py: 0.5, borderTop: 1, borderColor: 'hairline', fontSize: 12, color: 'text.secondary' }}>
      {t('grid.choose.keys')}
      <span role="status" className="grid-unseen">{said}</span>
    </Box>
  );
}

/** What there is to know of it goes before what else it is called. */
const beside = ({ label, alias, note }: Choice) => note ?? (alias === label ? undefined : alias);

const box = { width: 16, height: 16, flex: 'none', alignSelf: 'center', border: 1, borderColor: 'field', borderRadius: '2px', fontSize: 12, lineHeight: '14px', textAlign: 'center' } as const;

const frame = {
  position: 'fixed',
  zIndex: 1200,
  // As wide as its words also where the cell is near the edge of the window.
  width: 'max-content',
  maxWidth: 380,
  bgcolor: 'background.paper',
  border: 1,
  borderColor: 'hairline',
  borderRadius: '3px',
  boxShadow: '0 6px 20px rgba(0,0,0,.14)',
} as const;
