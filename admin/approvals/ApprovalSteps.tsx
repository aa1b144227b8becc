import Box from '@mui/material/Box';
import type { Approval } from '../../schema/approvals.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { useSigners, useUnitName } from './useNext.ts';

type Line = { key: string; mark: string; title: string; who: string; words: (string | null)[]; quiet: boolean };

/** 层层把关, from the neighbourhood's word to the last signature: what is done, whose turn it is, and what is still to come. */
export function ApprovalSteps({ row }: { row: Approval }) {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  const signers = useSigners();
  const unitName = useUnitName();
  const { verification, steps, signatures, status } = row;
  const open = status === 'waiting';
  const verified: Line = verification
    ? { key: 'verify', mark: '✓', title: t('approvals.verification'), who: `${verification.committee} ${verification.verifier} · ${dates.moment(verification.at)} · ${personName(verification.enteredById)}`, words: [verification.text], quiet: false }
    : { key: 'verify', mark: open ? '◇' : '–', title: t('approvals.verification'), who: open ? t('approvals.nextVerify') : t('approvals.notVerified'), words: [], quiet: !open };
  const lines: Line[] = [verified, ...steps.map((step, at): Line => {
    const signature = signatures[at];
    const title = t('approvals.step', { n: at + 1, name: step.name });
    if (signature) {
      const { personId, unit, at: when, reason, conditions } = signature;
      return { key: step.code, mark: '✓', title, who: `${unitName(unit)} ${personName(personId)} · ${dates.moment(when)}`, words: [reason, conditions && `${t('approvals.conditions')}${t('form.colon')}${conditions}`], quiet: false };
    }
    const turn = open && verification !== null && signatures.length === at;
    return { key: step.code, mark: turn ? '◇' : '–', title, who: turn ? t('approvals.next', { who: signers(step) }) : t('approvals.whoMay', { who: signers(step) }), words: [], quiet: !turn };
  })];
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {lines.map(({ key, mark, title, who, words, quiet }) => (
        <Box component="li" key={key} aria-current={mark === '◇' ? 'step' : undefined} sx={{ display: 'grid', gridTemplateColumns: '20px minmax(0,1fr)', py: 0.75, borderBottom: 1, borderColor: 'hairline', color: quiet ? 'text.secondary' : 'text.primary', '&:last-of-type': { borderBottom: 0 } }}>
          <span aria-hidden>{mark}</span>
          <Box>
            <Box sx={{ fontWeight: mark === '◇' ? 600 : 500 }}>{title}</Box>
            <Box sx={{ fontSize: 13, color: mark === '◇' ? 'text.primary' : 'text.secondary' }}>{who}</Box>
            {words.map((word) => word && <Box key={word} sx={{ mt: 0.25, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{word}</Box>)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
