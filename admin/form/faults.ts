import { createContext, useContext } from 'react';
import { type FieldError, Problem } from '../api/problem.ts';

/** What the server found wrong with the values that were sent, for the fields that have a place for it. */
export const FaultsContext = createContext<readonly FieldError[]>([]);

const NONE: readonly FieldError[] = [];

export const faultsOf = (error: unknown): readonly FieldError[] => (error instanceof Problem ? error.errors : NONE);

/** What is wrong at `path`, or at a part of it. */
export function useFault(path: string | undefined): string | undefined {
  const faults = useContext(FaultsContext);
  return path === undefined ? undefined : faults.find((fault) => fault.path === path || fault.path.startsWith(`${path}.`))?.message;
}
