import type { Kind } from './kinds.ts';
import type { Direction } from './range.ts';

/** What a key asks for while no cell is being typed in. */
export type Intent =
  | { do: 'move'; way: Direction; by: 'step' | 'edge' | 'page' | 'all'; extend: boolean }
  | { do: 'corner'; last: boolean; extend: boolean }
  | { do: 'next'; way: Direction }
  | { do: 'edit' | 'erase' | 'clear' | 'cancel' | 'undo' | 'redo' | 'help' | 'open' | 'row' | 'column' | 'all' }
  | { do: 'fill'; way: 'down' | 'right' }
  | { do: 'history'; of: 'cell' | 'row' }
  | { do: 'fold'; folded: boolean; all: boolean };

/** Groups of the sheet of shortcuts, in its order. */
export const GROUPS = ['move', 'select', 'type', 'copy', 'undo', 'groups', 'other'] as const;
export type Group = (typeof GROUPS)[number];

export type KeyName =
  | 'arrows' | 'edge' | 'tab' | 'tabBack' | 'enter' | 'enterBack' | 'home' | 'end' | 'first' | 'last' | 'page'
  | 'extend' | 'extendEdge' | 'extendHome' | 'extendCorner' | 'extendPage' | 'row' | 'column' | 'all'
  | 'edit' | 'choose' | 'newline' | 'erase' | 'everywhere' | 'clear' | 'cancel' | 'fillDown' | 'fillRight'
  | 'copyCells' | 'cut' | 'paste' | 'undoStep' | 'redoStep' | 'open' | 'foldGroup' | 'openGroup' | 'foldAll' | 'openAll' | 'cellHistory' | 'rowHistory' | 'help';
export type Bound = { keys: readonly string[]; group: Group; name: KeyName; intent?: Intent };

const move = (way: Direction, by: 'step' | 'edge' | 'page' | 'all', extend = false): Intent => ({ do: 'move', way, by, extend });

const ARROWS: readonly [string, Direction][] = [['ArrowUp', 'up'], ['ArrowDown', 'down'], ['ArrowLeft', 'left'], ['ArrowRight', 'right']];

/** One table: the grid obeys it, and the sheet of shortcuts is drawn from it. Keys without an intent are the browser's own or work while typing. */
export const BOUND: readonly Bound[] = [
  ...ARROWS.flatMap(([key, way]): Bound[] => [
    { keys: [key], group: 'move', name: 'arrows', intent: move(way, 'step') },
    { keys: [`Ctrl+${key}`], group: 'move', name: 'edge', intent: move(way, 'edge') },
    { keys: [`Shift+${key}`], group: 'select', name: 'extend', intent: move(way, 'step', true) },
    { keys: [`Ctrl+Shift+${key}`], group: 'select', name: 'extendEdge', intent: move(way, 'edge', true) },
  ]),
  { keys: ['Tab'], group: 'move', name: 'tab', intent: { do: 'next', way: 'right' } },
  { keys: ['Shift+Tab'], group: 'move', name: 'tabBack', intent: { do: 'next', way: 'left' } },
  { keys: ['Enter'], group: 'move', name: 'enter', intent: { do: 'next', way: 'down' } },
  { keys: ['Shift+Enter'], group: 'move', name: 'enterBack', intent: { do: 'next', way: 'up' } },
  { keys: ['Home'], group: 'move', name: 'home', intent: move('left', 'all') },
  { keys: ['End'], group: 'move', name: 'end', intent: move('right', 'all') },
  { keys: ['Ctrl+Home'], group: 'move', name: 'first', intent: { do: 'corner', last: false, extend: false } },
  { keys: ['Ctrl+End'], group: 'move', name: 'last', intent: { do: 'corner', last: true, extend: false } },
  { keys: ['PageUp'], group: 'move', name: 'page', intent: move('up', 'page') },
  { keys: ['PageDown'], group: 'move', name: 'page', intent: move('down', 'page') },
  { keys: ['Shift+Home'], group: 'select', name: 'extendHome', intent: move('left', 'all', true) },
  { keys: ['Shift+End'], group: 'select', name: 'extendHome', intent: move('right', 'all', true) },
  { keys: ['Ctrl+Shift+Home'], group: 'select', name: 'extendCorner', intent: { do: 'corner', last: false, extend: true } },
  { keys: ['Ctrl+Shift+End'], group: 'select', name: 'extendCorner', intent: { do: 'corner', last: true, extend: true } },
  { keys: ['Shift+PageUp'], group: 'select', name: 'extendPage', intent: move('up', 'page', true) },
  { keys: ['Shift+PageDown'], group: 'select', name: 'extendPage', intent: move('down', 'page', true) },
  { keys: ['Shift+Space'], group: 'select', name: 'row', intent: { do: 'row' } },
  { keys: ['Ctrl+Space'], group: 'select', name: 'column', intent: { do: 'column' } },
  { keys: ['Ctrl+A'], group: 'select', name: 'all', intent: { do: 'all' } },
  { keys: ['F2'], group: 'type', name: 'edit', intent: { do: 'edit' } },
  { keys: ['Alt+ArrowDown'], group: 'type', name: 'choose', intent: { do: 'edit' } },
  { keys: ['Alt+Enter'], group: 'type', name: 'newline' },
  { keys: ['Backspace'], group: 'type', name: 'erase', intent: { do: 'erase' } },
  { keys: ['Ctrl+Enter'], group: 'type', name: 'everywhere' },
  { keys: ['Delete'], group: 'type', name: 'clear', intent: { do: 'clear' } },
  { keys: ['Escape'], group: 'type', name: 'cancel', intent: { do: 'cancel' } },
  { keys: ['Ctrl+D'], group: 'type', name: 'fillDown', intent: { do: 'fill', way: 'down' } },
  { keys: ['Ctrl+R'], group: 'type', name: 'fillRight', intent: { do: 'fill', way: 'right' } },
  { keys: ['Ctrl+C'], group: 'copy', name: 'copyCells' },
  { keys: ['Ctrl+X'], group: 'copy', name: 'cut' },
  { keys: ['Ctrl+V'], group: 'copy', name: 'paste' },
  { keys: ['Ctrl+Z'], group: 'undo', name: 'undoStep', intent: { do: 'undo' } },
  { keys: ['Ctrl+Y', 'Ctrl+Shift+Z'], group: 'undo', name: 'redoStep', intent: { do: 'redo' } },
  { keys: ['Space'], group: 'other', name: 'open', intent: { do: 'open' } },
  { keys: ['Alt+ArrowLeft'], group: 'groups', name: 'foldGroup', intent: { do: 'fold', folded: true, all: false } },
  { keys: ['Alt+ArrowRight'], group: 'groups', name: 'openGroup', intent: { do: 'fold', folded: false, all: false } },
  { keys: ['Alt+Shift+ArrowLeft'], group: 'groups', name: 'foldAll', intent: { do: 'fold', folded: true, all: true } },
  { keys: ['Alt+Shift+ArrowRight'], group: 'groups', name: 'openAll', intent: { do: 'fold', folded: false, all: true } },
  { keys: ['Alt+H'], group: 'other', name: 'cellHistory', intent: { do: 'history', of: 'cell' } },
  { keys: ['Alt+Shift+H'], group: 'other', name: 'rowHistory', intent: { do: 'history', of: 'row' } },
  { keys: ['?', '？', 'F1'], group: 'other', name: 'help', intent: { do: 'help' } },
];

export type Press = { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean };

const INTENTS = new Map<string, Intent>(BOUND.flatMap(({ keys, intent }) => (intent ? keys.map((key): [string, Intent] => [key, intent]) : [])));

/** A pressed key as the table writes it. A Mac's command key counts as Ctrl. */
export function pressName({ key, ctrlKey, metaKey, shiftKey, altKey }: Press): string {
  const ctrl = ctrlKey || metaKey;
  const held = ctrl || altKey;
  const name = key === ' ' ? 'Space' : key.length === 1 && held ? key.toUpperCase() : key;
  // What Shift does to a sign is in the sign already.
  const shifted = shiftKey && (name.length > 1 || held);
  return `${ctrl ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${shifted ? 'Shift+' : ''}${name}`;
}

/** In a cell of text a question mark begins what is written; F1 is there for help. */
export const beginsText = ({ key }: Press, kind: Kind): boolean => (key === '?' || key === '？') && (kind === 'text' || kind === 'longText');

/** Null for a key the grid leaves alone, such as one that types. */
export const intentOf = (press: Press): Intent | null => INTENTS.get(pressName(press)) ?? null;
