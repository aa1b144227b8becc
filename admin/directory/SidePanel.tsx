import CloseIcon from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { useContext, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { usePhone } from '../layout/usePhone.ts';
import { useT } from '../messages/useT.ts';
import { Beside, type Places } from './beside.ts';

type Props = {
  title: React.ReactNode;
  /** Under the title: marks and words of state. */
  note?: React.ReactNode;
  onClose: () => void;
  children: React.ReactNode;
};

/** One row opened beside its list. It takes the focus when it opens and gives it back when it closes. */
export function SidePanel({ title, note, onClose, children }: Props) {
  const t = useT();
  const phone = usePhone();
  const heading = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  const close = useEffectEvent(onClose);
  const { place } = useContext(Beside);
  const head = useMemo(() => place('head'), [place]);

  useEffect(() => {
    const from = document.activeElement;
    // A form's own first field may have taken the focus already.
    if (!panel.current?.contains(from)) heading.current?.focus();
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus();
    };
  }, []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]')) return;
      // In a search box it clears what was typed there.
      if (event.target instanceof HTMLInputElement && event.target.type === 'search') return;
      close();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return (
    <Box
      component="aside"
      ref={panel}
      aria-labelledby="panel-title"
      sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0, bgcolor: 'background.paper', borderLeft: { md: 1 }, borderColor: { md: 'hairline' } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, px: 2, pt: 1.25, pb: 1, borderBottom: 1, borderColor: 'hairline', flex: 'none' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box component={phone ? 'h1' : 'h2'} id="panel-title" ref={heading} tabIndex={-1} sx={{ m: 0, fontSize: 16, fontWeight: 600, lineHeight: 1.5, overflowWrap: 'anywhere', '&:focus-visible': { outline: 'none' } }}>
            {title}
          </Box>
          {note && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{note}</Box>}
        </Box>
        <Box ref={head} sx={{ display: 'flex', '&:empty': { display: 'none' } }} />
        <IconButton onClick={onClose} aria-label={t('edit.close')} title="Esc" edge="end">
          <CloseIcon fontSize="small" />
        </IconButton>
      </Box>
      {children}
    </Box>
  );
}

/** What a panel shows while nothing is edited: it scrolls, and its actions stay in sight below. */
export function PanelBody({ children, actions }: { children: React.ReactNode; actions?: React.ReactNode }) {
  const { place } = useContext(Beside);
  const foot = useMemo(() => place('foot'), [place]);
  return (
    <>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 2, py: 1.5 }}>
        {children}
        <div ref={foot} />
      </Box>
      {actions && (
        <Box sx={{ display: 'flex', gap: 1, px: 2, py: 1, borderTop: 1, borderColor: 'hairline', flex: 'none', flexWrap: 'wrap' }}>{actions}</Box>
      )}
    </>
  );
}

/** A spreadsheet under a panel is neither seen nor reached, and measures itself as before. */
const COVERED = { display: { xs: 'none', sm: 'flex' }, visibility: { sm: 'hidden', md: 'visible' } } as const;

/** A list with a panel beside it; where there is no room for both, the panel over it. The list keeps its place below. */
export function ListWithPanel({ children, panel }: { children: React.ReactNode; panel: React.ReactNode }) {
  const open = Boolean(panel);
  const [places, setPlaces] = useState<Places>({ head: null, foot: null });
  const place = useMemo(() => {
    const setOf = (name: keyof Places) => (element: HTMLElement | null) => setPlaces((before) => ({ ...before, [name]: element }));
    const setters = { head: setOf('head'), foot: setOf('foot') };
    return (name: keyof Places) => setters[name];
  }, []);
  const beside = useMemo(() => ({ ...places, place }), [places, place]);
  return (
    <Beside value={beside}>
      <Box sx={{ display: 'flex', flex: 1, height: '100%', minHeight: 0, position: 'relative' }}>
        <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0, minHeight: 0, ...(open && COVERED) }}>{children}</Box>
        {open && <Box sx={{ width: { xs: '100%', md: 'clamp(380px, 40%, 540px)' }, flex: 'none', minHeight: 0, position: { xs: 'static', sm: 'absolute', md: 'static' }, inset: 0, zIndex: { sm: 2, md: 'auto' } }}>{panel}</Box>}
      </Box>
    </Beside>
  );
}
