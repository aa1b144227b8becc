import { createElement, useEffect, useState, useSyncExternalStore } from 'react';
import type { Row } from '../api/rows.ts';
import type { Questions } from './Questions.tsx';
import type { Sheet } from './sheet.ts';

/** The grid's dialogs come with the first question; until then a screen of rows does not wait for them. */
export function Asked<R extends Row>({ sheet }: { sheet: Sheet<R> }) {
  const question = useSyncExternalStore(sheet.changed.subscribe, sheet.question);
  const [questions, setQuestions] = useState<typeof Questions | null>(null);
  const wanted = question !== null && questions === null;
  useEffect(() => {
    if (wanted) void import('./Questions.tsx').then((module) => setQuestions(() => module.Questions), (error: unknown) => sheet.say('failed', sheet.explain(error)));
  }, [wanted, sheet]);
  return questions && question ? createElement(questions<R>, { sheet }) : null;
}
