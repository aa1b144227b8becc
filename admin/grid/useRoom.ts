import useMediaQuery from '@mui/material/useMediaQuery';

/** From here on there is room for a spreadsheet: a desk's screen, also at 200 % and in a narrow window, where a mouse points at cells. A tablet held upright gets the list to look at. */
const ROOM_FOR_GRID = '(min-width: 900px), (min-width: 600px) and (pointer: fine)';

export const useRoomForGrid = (): boolean => useMediaQuery(ROOM_FOR_GRID, { noSsr: true });
