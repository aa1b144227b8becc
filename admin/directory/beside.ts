import { createContext } from 'react';

/** Places in a panel that the grid beside it fills: the way to its neighbours, and what became of the row. */
export type Places = { head: HTMLElement | null; foot: HTMLElement | null };

export const Beside = createContext<Places & { place: (name: keyof Places) => (element: HTMLElement | null) => void }>({ head: null, foot: null, place: () => () => {} });
