import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLocale } from 'react-admin';
import type { z } from 'zod';
import { explainIssue } from '../../schema/faults.ts';
import { draftKey, readDraft, writeDraft } from '../actions/useDraft.ts';
import { type FieldError, Problem } from '../api/problem.ts';
import { useMe } from '../session/me.ts';

/** What a form edits, as the server last said it; version 0 is a row that is not there yet. */
export type Standing<V> = { value: V; version: number };

export type Clash = { theirs: unknown; mine: unknown };

type Options<V extends object> = {
  /** Names the draft: `departments.d21`. */
  subject: string;
  standing: Standing<V>;
  /** Says before sending what the server would say after. */
  shape?: z.ZodType;
  /** Sends what was changed and answers how the row stands then. */
  send: (changes: Partial<V>, version: number, whole: V) => Promise<Standing<V>>;
  /** Asked before anything is sent; after a no everything stays as it was typed. */
  agree?: (whole: V) => Promise<boolean>;
  /** Reads the row that came with `row.changed`. */
  read?: (current: Record<string, unknown>) => Standing<V> | null;
  /** Fields that must not reach the disk: passwords. */
  never?: readonly (keyof V & string)[];
};

export type Edit<V extends object> = {
  value: V;
  put: <K extends keyof V & string>(name: K, value: V[K]) => void;
  /** For text fields, whose control knows only text. */
  text: (name: keyof V & string) => string;
  putText: (name: keyof V & string, text: string | null) => void;
  truth: (name: keyof V & string) => boolean;
  /** Where the compiler cannot follow a form shared by two kinds of row. */
  putAny: (name: keyof V & string, value: unknown) => void;
  /** What is wrong with a field or anything in it; `exact`, only with itself. */
  fault: (name: string, exact?: boolean) => string | undefined;
  /** What is wrong with values this form has no field for. */
  strays: FieldError[];
  clash: (name: keyof V & string) => Clash | undefined;
  /** Settles a clash: what stands now, or what was typed here. */
  settle: (name: keyof V & string, keep: 'theirs' | 'mine') => void;
  clashes: (keyof V & string)[];
  dirty: boolean;
  touched: (name: keyof V & string) => boolean;
  restored: boolean;
  /** Typed, and kept nowhere but on this screen. */
  wouldLose: boolean;
  problem: unknown;
  busy: boolean;
  saved: boolean;
  save: () => Promise<boolean>;
  discard: () => void;
};

type Typed<V> = { typed: Partial<V>; before: Partial<V> };

export const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const entriesOf = (value: object) => new Map<string, unknown>(Object.entries(value));

function without<T extends object>(record: T, name: string): T {
  return Object.fromEntries(Object.entries(record).filter(([field]) => field !== name)) as T;
}

/** `name`, `changes.name`, a setting's `changes.value.name`, an entry's `changes.value.3.name` and a channel's `changes.config.name` are one field of a form. */
const atField = ({ path, message }: FieldError): FieldError => ({ path: path.replace(/^changes\.(value\.(\d+\.)?|config\.)?/, ''), message });

/**
 * One row in a form. What was typed is kept beside what stood when it was typed, so that a change by somebody else
 * is seen field by field, whether it arrives with a refusal or before; and so that a draft found days later is
 * laid over the row as it stands now, not over what it was.
 */
export function useEdit<V extends object>({ subject, standing, shape, send, agree, read, never = [] }: Options<V>): Edit<V> {
  const me = useMe();
  const locale = useLocale();
  const key = draftKey(me?.id, subject);
  const [hidden] = useState(never);
  const [kept] = useState(() => readDraft<Typed<V>>(key));
  const [{ typed, before }, setTyped] = useState<Typed<V>>({ typed: kept?.typed ?? {}, before: kept?.before ?? {} });
  const [latest, setLatest] = useState(standing);
  const [faults, setFaults] = useState<FieldError[]>([]);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const [storable, setStorable] = useState(true);
  const [restored, setRestored] = useState(kept !== null);
  const base = standing.version > latest.version ? standing : latest;

  const value: V = useMemo(() => ({ ...base.value, ...typed }), [base, typed]);
  const stood = entriesOf(base.value);
  const seen = entriesOf(before);
  const changed = Object.entries(typed).filter(([name, now]) => !same(now, stood.get(name)));
  const clashing = (at: Map<string, unknown>) =>
    changed.map(([name]) => name).filter((name): name is keyof V & string => seen.has(name) && !same(seen.get(name), at.get(name)));
  const clashes = clashing(stood);

  useEffect(() => {
    const timer = setTimeout(() => {
      const visible = (record: object) => Object.fromEntries(Object.entries(record).filter(([name]) => !hidden.some((one) => one === name)));
      const draft = { typed: visible(typed), before: visible(before) };
      setStorable(writeDraft(key, Object.keys(draft.typed).length > 0 ? draft : null));
    }, 300);
    return () => clearTimeout(timer);
  }, [key, typed, before, hidden]);

  const putAny = useCallback(
    (name: string, next: unknown) => {
      setSaved(false);
      setFaults((all) => all.filter(({ path }) => path !== name && !path.startsWith(`${name}.`)));
      setTyped((now) => ({
        typed: { ...now.typed, [name]: next },
        before: name in now.before ? now.before : { ...now.before, [name]: entriesOf(base.value).get(name) },
      }));
    },
    [base],
  );

  const discard = () => {
    setTyped({ typed: {}, before: {} });
    setFaults([]);
    setProblem(null);
    setRestored(false);
    writeDraft(key, null);
  };

  const find = (): FieldError[] => {
    const found = shape?.safeParse(value);
    return found && !found.success ? found.error.issues.map((issue) => explainIssue(issue, locale === 'en' ? 'en' : 'zh')) : [];
  };

  /** Sends once more where somebody else changed only other fields. */
  const deliver = async (from: Standing<V>, mayRepeat: boolean): Promise<boolean> => {
    const changes = Object.fromEntries(changed) as Partial<V>;
    try {
      const next = await send(changes, from.version, { ...from.value, ...typed });
      setLatest(next);
      discard();
      setSaved(true);
      return true;
    } catch (error) {
      const current = error instanceof Problem && error.code === 'row.changed' && error.current ? read?.(error.current) : null;
      if (current) {
        setLatest(current);
        if (mayRepeat && clashing(entriesOf(current.value)).length === 0) return deliver(current, false);
      }
      if (error instanceof Problem) setFaults(error.errors.map(atField));
      setProblem(error);
      return false;
    }
  };

  const save = async (): Promise<boolean> => {
    if (busy) return false;
    setProblem(null);
    const wrong = find();
    setFaults(wrong);
    if (wrong.length > 0 || clashes.length > 0) return false;
    setBusy(true);
    try {
      if (agree && !(await agree(value))) return false;
      return await deliver(base, true);
    } catch (error) {
      setProblem(error);
      return false;
    } finally {
      setBusy(false);
    }
  };

  const mine = entriesOf(value);
  const placed = ({ path }: FieldError) => mine.has(path.split('.')[0] ?? '');
  return {
    value,
    put: putAny,
    text: (name) => {
      const now = mine.get(name);
      return typeof now === 'string' ? now : '';
    },
    putText: putAny,
    truth: (name) => mine.get(name) === true,
    putAny,
    fault: (name, exact = false) => faults.find(({ path }) => path === name || (!exact && path.startsWith(`${name}.`)))?.message,
    strays: faults.filter((one) => !placed(one)),
    clash: (name) => (clashes.includes(name) ? { theirs: stood.get(name), mine: mine.get(name) } : undefined),
    settle: (name, keep) =>
      setTyped((now) =>
        keep === 'theirs'
          ? { typed: without(now.typed, name), before: without(now.before, name) }
          : { ...now, before: { ...now.before, [name]: stood.get(name) } },
      ),
    clashes,
    dirty: changed.length > 0,
    touched: (name) => changed.some(([field]) => field === name),
    restored,
    wouldLose: changed.some(([name, now]) => (hidden.some((one) => one === name) || !storable) && !same(now, null) && now !== ''),
    problem,
    busy,
    saved,
    save,
    discard,
  };
}
