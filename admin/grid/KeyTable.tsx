import Box from '@mui/material/Box';
import { KeyCap } from '../keys/KeyCap.tsx';
import { useT } from '../messages/useT.ts';
import { BOUND, GROUPS, type KeyName } from './rules/keys.ts';

const SIGNS: Record<string, string> = { Arrows: '↑ ↓ ← →', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };
const sign = (key: string) => key.split('+').map((part) => SIGNS[part] ?? part).join(' ');
/** The four arrows are one entry. */
const arrows = (keys: readonly string[]) => (keys.length === 1 ? keys : [...new Set(keys.map((key) => key.replace(/Arrow\w+$/, 'Arrows')))]);

/** Every key of the grid, from the table it obeys. */
export function KeyTable() {
  const t = useT();
  const names = (group: string) => [...new Set(BOUND.filter((bound) => bound.group === group).map(({ name }) => name))];
  const keysOf = (name: KeyName) => BOUND.filter((bound) => bound.name === name).flatMap(({ keys }) => keys);
  return (
    <Box sx={{ columnCount: { xs: 1, md: 2 }, columnGap: 4 }}>
      {GROUPS.map((group) => (
        <Box key={group} component="section" sx={{ breakInside: 'avoid', mb: 1.5 }}>
          <Box component="h3" sx={{ m: 0, mb: 0.5, fontSize: 14 }}>{t(`grid.help.${group}`)}</Box>
          <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '150px 1fr', rowGap: 0.5, alignItems: 'baseline', fontSize: 13 }}>
            {names(group).map((name) => (
              <Box key={name} sx={{ display: 'contents' }}>
                <Box component="dt" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>{arrows(keysOf(name)).map((key) => <KeyCap key={key}>{sign(key)}</KeyCap>)}</Box>
                <Box component="dd" sx={{ m: 0 }}>{t(`grid.help.${name}`)}</Box>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
