import useMediaQuery from '@mui/material/useMediaQuery';
import type { ComponentType } from 'react';
import { begin } from '../layout/begin.tsx';

/** From here on there is room for a spreadsheet: a desk's screen, also at 200 % and in a narrow window, where a mouse points at cells. A tablet held upright gets the list to look at. */
const ROOM_FOR_GRID = '(min-width: 900px), (min-width: 600px) and (pointer: fine)';

export const useRoomForGrid = (): boolean => useMediaQuery(ROOM_FOR_GRID, { noSsr: true });

/** The same where nothing is drawn yet. */
export const hasRoomForGrid = (): boolean => window.matchMedia(ROOM_FOR_GRID).matches;

/** A list's spreadsheet, a chunk of its own. Where there is room for it, it begins to come with its list, and not after it. */
export const lazyGrid = <P extends object>(load: () => Promise<{ default: ComponentType<P> }>): ComponentType<P> => begin(load, hasRoomForGrid());
