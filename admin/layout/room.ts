/**
 * A list is as high as its screen and scrolls within itself. On a low one (a window magnified twice) its tools would leave
 * three rows: there it is higher than the screen, and the tools scroll away.
 */
export const LIST_ROOM = { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0, '@media (max-height: 520px)': { height: 620 } } as const;
