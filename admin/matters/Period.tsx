import Box from '@mui/material/Box';
import { useCallback } from 'react';
import type { Matter } from '../../schema/matters.ts';
import { Chip } from '../directory/Origin.tsx';
import { useT } from '../messages/useT.ts';

export type PeriodValue = NonNullable<Matter['statutory']>;

export function usePeriodText(): (period: PeriodValue) => string {
  const t = useT();
  return useCallback(
    ({ days, unit }) => (days === 0 ? t('matters.period.at_once') : t(`matters.period.${unit}`, { smart_count: days })),
    [t],
  );
}

/** A period with what it is worth beside it: an unchecked one never reads as statutory, an assumed promise never as one. */
export function PeriodText({ period, kind }: { period: PeriodValue | null; kind: 'statutory' | 'promised' }) {
  const t = useT();
  const read = usePeriodText();
  if (!period) return null;
  return (
    <Box component="span" title={period.source}>
      {read(period)}
      {!period.verified && <Chip>{t(kind === 'statutory' ? 'matters.unverified' : 'matters.show')}</Chip>}
    </Box>
  );
}
