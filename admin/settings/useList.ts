import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import { Problem } from '../api/problem.ts';
import { type Standing, useEdit } from '../edit/useEdit.ts';
import { type Item, itemShape, type ListKey, newCode, tidied } from './lists.ts';
import { readSetting, useSetting, useWriteSetting } from './useSetting.ts';

/** One of the district's lists, as it stands. */
export function useList(key: ListKey): Standing<Item[]> | undefined {
  const setting = useSetting(key);
  return setting && { value: [...setting.value], version: setting.version };
}

const currentOf = (key: ListKey, error: unknown): Standing<Item[]> | null => {
  if (!(error instanceof Problem) || error.code !== 'row.changed' || !error.current) return null;
  const now = readSetting(key, error.current);
  return now && { value: [...now.value], version: now.version };
};

/** Changes a list by a rule that can be applied afresh: where somebody was faster, it is applied to what stands then. */
export function useChangeList(key: ListKey) {
  const list = useList(key);
  const write = useWriteSetting();
  return useCallback(
    async (change: (items: Item[]) => Item[]) => {
      if (!list) return;
      try {
        await write(key, list.version, change(list.value));
      } catch (error) {
        const now = currentOf(key, error);
        if (!now) throw error;
        await write(key, now.version, change(now.value));
      }
    },
    [key, list, write],
  );
}

/** One entry in a form, sent as the whole list with this entry in its place. Entries of others are never touched. */
export function useItemEdit(key: ListKey, list: Standing<Item[]>, item: Item | null, fresh: Record<string, unknown>) {
  const write = useWriteSetting();
  // The list at every version this form has seen: what is sent must be the list that version holds.
  const [lists] = useState(() => new Map<number, Item[]>());
  useEffect(() => {
    lists.set(list.version, list.value);
  }, [lists, list]);
  const [made] = useState(() => item?.code ?? newCode());

  const edit = useEdit<Item>({
    subject: `settings.${key}.${item?.code ?? 'create'}`,
    standing: { value: item ?? { ...fresh, code: '' }, version: item ? list.version : 0 },
    shape: z.preprocess((value) => tidied(named(value as Item, made)), itemShape(key)),
    send: async (_changes, version, whole) => {
      const next = tidied(named(whole, made));
      const from = lists.get(version) ? version : list.version;
      const items = lists.get(from) ?? list.value;
      const changed = item ? items.map((one) => (one.code === item.code ? next : one)) : [...items, next];
      const wrote = await write(key, from, changed);
      lists.set(wrote.version, [...wrote.value]);
      return { value: next, version: wrote.version };
    },
    read: (current) => {
      const now = readSetting(key, current);
      if (!now) return null;
      lists.set(now.version, [...now.value]);
      if (!item) return { value: { ...fresh, code: '' }, version: now.version };
      const found: Item | undefined = [...now.value].find(({ code }) => code === item.code);
      return found ? { value: found, version: now.version } : null;
    },
  });
  return { edit, code: () => edit.value.code || made };
}

const named = (item: Item, code: string): Item => ({ ...item, code: item.code || code });
