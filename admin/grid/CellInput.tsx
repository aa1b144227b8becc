import { useLayoutEffect, useRef } from 'react';
import { useT } from '../messages/useT.ts';
import type { Typing } from './typing.ts';

type Props = { typing: Typing; chooses: boolean; column: string; index: number; value: string; readOnly: boolean; onLeave: () => void };

/** The focused element of the active cell, unseen until something is typed. Uncontrolled: an input method composes in it undisturbed. */
export function CellInput({ typing, chooses, column, index, value, readOnly, onLeave }: Props) {
  const t = useT();
  const input = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => (input.current ? typing.attach(input.current) : undefined), [typing]);
  return (
    <textarea
      ref={input}
      className="grid-input"
      tabIndex={0}
      rows={1}
      {...(chooses ? { role: 'combobox', 'aria-haspopup': 'listbox', 'aria-expanded': false } : {})}
      aria-label={t('grid.cellValue', { column, row: index + 1, value: value || t('grid.emptyValue') })}
      readOnly={readOnly}
      spellCheck={false}
      autoComplete="off"
      onInput={() => typing.heard()}
      onCompositionStart={() => typing.compose()}
      onCompositionEnd={() => typing.composed()}
      onBlur={onLeave}
    />
  );
}
