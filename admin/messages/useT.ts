import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import type { Paths } from './shape.ts';
import type { zh } from './zh.ts';

export type MessageKey = Paths<typeof zh>;
export type MessageValues = Record<string, string | number>;
export type T = (key: MessageKey, values?: MessageValues) => string;

/** Translation with known keys only. `smart_count` chooses the English plural. */
export function useT(): T {
  const translate = useTranslate();
  return useCallback((key, values) => translate(key, values), [translate]);
}
