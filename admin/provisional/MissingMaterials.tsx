import Box from '@mui/material/Box';
import type { ProvisionalOffer } from '../../schema/provisional.ts';
import { Tick } from '../form/Tick.tsx';
import { useT } from '../messages/useT.ts';
import { TickGroup, toggled } from './TickGroup.tsx';

type Props = { materials: ProvisionalOffer['materials']; value: readonly string[]; onChange: (codes: string[]) => void; error: string | undefined };

/** Which materials are missing; what may not be stands there too, with the reason. */
export function MissingMaterials({ materials, value, onChange, error }: Props) {
  const t = useT();
  return (
    <TickGroup legend={t('provisional.materials')} error={error}>
      {materials.map(({ code, name, main, mayBeMissing }) => (
        <Box key={code}>
          <Tick
            label={<>{name}{!mayBeMissing && <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>{` · ${t(main ? 'provisional.main' : 'provisional.kept')}`}</Box>}</>}
            disabled={!mayBeMissing}
            checked={value.includes(code)}
            onChange={(on) => onChange(toggled(value, code, on))}
          />
        </Box>
      ))}
    </TickGroup>
  );
}
