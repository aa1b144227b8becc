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

type Props = { period: PeriodValue | null; kind: 'statutory' | 'promised'; /** Where a label beside it says 法定 already. */ plain?: boolean };

/** A period with what it is worth beside it: an unchecked one never reads as statutory, an assumed promise never as one. */
export function PeriodText({ period, kind, plain = false }: Props) {
  const t = useT();
  const read = usePeriodText();
  if (!period) return null;
  return (
    <Box component="span" title={period.source}>
      {kind === 'statutory' && period.verified && !plain ? t('matters.statutoryPeriod', { period: read(period) }) : read(period)}
      {!period.verified && <Chip>{t(kind === 'statutory' ? 'matters.unverified' : 'matters.show')}</Chip>}
    </Box>
  );
}
