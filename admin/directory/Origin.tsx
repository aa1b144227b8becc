import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { useCallback } from 'react';
import { useT } from '../messages/useT.ts';

/** How the data's own files say that nobody has published or checked a thing. */
const OURS = '本产品约定';
/** Nothing but the mark: no words for who fills a form in. */
export const isOurs = (words: string | undefined): boolean => words === OURS;
const UNVERIFIED = /unverified|未核实|未读到/;
const INFERRED = /推定|推为/;

/** A small framed word beside a name, saying how far it can be relied on. */
export function Chip({ children, hint, plain = false }: { children: React.ReactNode; hint?: string; plain?: boolean }) {
  const chip = (
    <Box
      component="span"
      sx={{
        display: 'inline-block',
        ml: plain ? 0 : 0.75,
        px: 0.5,
        fontSize: 12,
        lineHeight: '17px',
        border: 1,
        borderColor: 'field',
        borderRadius: '2px',
        color: 'text.secondary',
        fontWeight: 400,
        whiteSpace: 'nowrap',
        verticalAlign: '1px',
      }}
    >
      {children}
    </Box>
  );
  return hint ? <Tooltip title={hint} describeChild>{chip}</Tooltip> : chip;
}

export function ExampleMark({ of }: { of: { illustrative: boolean } }) {
  const t = useT();
  return of.illustrative ? <Chip hint={t('directory.origin.exampleHint')}>{t('directory.origin.example')}</Chip> : null;
}

type Origin = { source?: string | null | undefined; borrowedFrom?: string | undefined };

type MarksProps = {
  of: Origin;
  /** Beside the source itself, where its own doubts are marked too: an inferred year is no doubt about the entry. */
  atSource?: boolean;
};

/** Whose an entry is, where it is not the district's own published word. */
export function OriginMarks({ of: { source, borrowedFrom }, atSource = false }: MarksProps) {
  const t = useT();
  const from = source ?? '';
  return (
    <>
      {borrowedFrom && <Chip hint={t('directory.origin.borrowedHint', { place: borrowedFrom })}>{t('directory.origin.borrowed')}</Chip>}
      {from.includes(OURS) && <Chip hint={t('directory.origin.oursHint')}>{t('directory.origin.ours')}</Chip>}
      {UNVERIFIED.test(from) && <Chip hint={t('directory.origin.unverifiedHint')}>{t('directory.origin.unverified')}</Chip>}
      {atSource && INFERRED.test(from) && <Chip hint={t('directory.origin.inferredHint')}>{t('directory.origin.inferred')}</Chip>}
    </>
  );
}

/** The data's own English word for an unchecked source reads as Chinese does. */
export function useSourceText(): (source: string | null | undefined) => string {
  const t = useT();
  return useCallback((source) => (source ?? '').replace(/common knowledge, unverified/g, t('directory.origin.unverifiedSource')), [t]);
}

export function SourceText({ of }: { of: Origin }) {
  const read = useSourceText();
  return (
    <>
      {read(of.source)}
      <OriginMarks of={of} atSource />
    </>
  );
}
