import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useKey } from '../keys/Keys.tsx';
import { useT } from '../messages/useT.ts';

export type Action = { name: string; label: string; key?: string | undefined; run: () => void };

type Props = {
  /** In the server's order. */
  actions: Action[];
  /** The one that is next; the rest stay quiet beside it. */
  primary?: string | undefined;
  /** How many quiet ones stand in the row before the rest move behind 更多. */
  visible?: number;
};

/** What may be done now, as the server said: one button that leads, the others quiet, each with its key. */
export function ActionBar({ actions, primary, visible = 4 }: Props) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const leading = actions.find(({ name }) => name === primary);
  const rest = actions.filter((action) => action !== leading);
  // One lone leftover is no menu.
  const shown = rest.length <= visible + 1 ? rest : rest.slice(0, visible);
  const hidden = rest.slice(shown.length);
  if (actions.length === 0) return null;
  return (
    <Box role="group" aria-label={t('actions.bar')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
      {leading && <ActionButton action={leading} leading />}
      {shown.map((action) => (
        <ActionButton key={action.name} action={action} />
      ))}
      {hidden.map((action) => (
        <HiddenKey key={action.name} action={action} />
      ))}
      {hidden.length > 0 && (
        <>
          <Button variant="outlined" aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>{t('actions.more')}</Button>
          <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
            {hidden.map(({ name, label, key, run }) => (
              <MenuItem
                key={name}
                onClick={() => {
                  setAnchor(null);
                  run();
                }}
              >
                <Box component="span" sx={{ flex: 1 }}>{label}</Box>
                {key && <Box component="span" sx={{ ml: 3, color: 'text.secondary' }}>{key.toUpperCase()}</Box>}
              </MenuItem>
            ))}
          </Menu>
        </>
      )}
    </Box>
  );
}

function ActionButton({ action, leading = false }: { action: Action; leading?: boolean }) {
  useKey(action.key, action.label, action.run);
  const button = (
    <Button variant={leading ? 'contained' : 'outlined'} onClick={action.run} {...(action.key ? { 'aria-keyshortcuts': action.key } : {})}>
      {action.label}
    </Button>
  );
  return action.key ? <Tooltip title={action.key.toUpperCase()}>{button}</Tooltip> : button;
}

function HiddenKey({ action }: { action: Action }) {
  useKey(action.key, action.label, action.run);
  return null;
}
