import KeyboardArrowDownIcon from '@mui/icons-material/KeyboardArrowDown';
import KeyboardArrowUpIcon from '@mui/icons-material/KeyboardArrowUp';
import IconButton from '@mui/material/IconButton';
import { useEffect, useEffectEvent } from 'react';
import { useT } from '../messages/useT.ts';

type Props = {
  /** To the row above or below in the list; absent at its ends. */
  previous?: (() => void) | undefined;
  next?: (() => void) | undefined;
};

/** Goes to the neighbours of the record that stands beside a grid: a press, or Alt and an arrow. */
export function Neighbours({ previous, next }: Props) {
  const t = useT();
  const step = useEffectEvent((event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || document.querySelector('[role="dialog"]')) return;
    const go = { ArrowUp: previous, ArrowDown: next }[event.key];
    if (!go) return;
    event.preventDefault();
    event.stopPropagation();
    go();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => step(event);
    // Before the grid, which has another use for an arrow.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
  return (
    <>
      <IconButton size="small" disabled={!previous} onClick={previous} aria-label={t('cases.panel.previous')} aria-keyshortcuts="Alt+ArrowUp" title={`${t('cases.panel.previous')} Alt+↑`}>
        <KeyboardArrowUpIcon fontSize="small" />
      </IconButton>
      <IconButton size="small" disabled={!next} onClick={next} aria-label={t('cases.panel.next')} aria-keyshortcuts="Alt+ArrowDown" title={`${t('cases.panel.next')} Alt+↓`}>
        <KeyboardArrowDownIcon fontSize="small" />
      </IconButton>
    </>
  );
}
