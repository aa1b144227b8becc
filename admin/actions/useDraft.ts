import { useCallback, useEffect, useState } from 'react';
import { useMe } from '../session/me.ts';

const PREFIX = 'banchengshi.draft.';

export const draftKey = (personId: string | undefined, subject: string) => `${PREFIX}${personId ?? ''}.${subject}`;

export function readDraft<T>(key: string): Partial<T> | null {
  try {
    const kept = window.localStorage.getItem(key);
    return kept ? (JSON.parse(kept) as Partial<T>) : null;
  } catch {
    return null;
  }
}

/** False where the browser would not keep it: a full or forbidden storage costs the draft, never the typing. */
export function writeDraft(key: string, value: object | null): boolean {
  try {
    if (value === null) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export type Draft<T> = {
  value: T;
  set: (changes: Partial<T>) => void;
  /** True while what is shown came from an earlier, unsubmitted try. */
  restored: boolean;
  clear: () => void;
  touched: boolean;
};

/**
 * A form's values, kept in this browser until submitted or cleared, per person and per subject.
 * `never` names fields that must not reach the disk: phones and identity numbers.
 */
export function useDraft<T extends object>(subject: string, initial: T, never: readonly (keyof T)[] = []): Draft<T> {
  const me = useMe();
  const key = draftKey(me?.id, subject);
  const [first] = useState(initial);
  const [kept] = useState(() => readDraft<T>(key));
  const [value, setValue] = useState<T>(() => ({ ...initial, ...kept }));
  const [restored, setRestored] = useState(kept !== null);
  const [touched, setTouched] = useState(false);
  const [hidden] = useState(never);

  useEffect(() => {
    if (!touched) return;
    const timer = setTimeout(() => {
      const storable = Object.fromEntries(Object.entries(value).filter(([field]) => !hidden.some((name) => name === field)));
      writeDraft(key, storable);
    }, 300);
    return () => clearTimeout(timer);
  }, [key, value, touched, hidden]);

  const set = useCallback((changes: Partial<T>) => {
    setTouched(true);
    setValue((before) => ({ ...before, ...changes }));
  }, []);
  const clear = useCallback(() => {
    writeDraft(key, null);
    setTouched(false);
    setRestored(false);
    setValue(first);
  }, [key, first]);
  return { value, set, restored, clear, touched };
}
