/** For the ear alone: a screen reader says it, and it takes no room on screen. */
export const unseen = { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' } as const;
