import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useState } from 'react';
import { Link as To } from 'react-router-dom';
import type { Proposal, ProposalAction } from '../../schema/proposals.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useSubmit } from '../actions/useSubmit.ts';
import { useDates } from '../deadlines/useDates.ts';
import { Field } from '../form/Field.tsx';
import { Segments } from '../form/Segments.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Facts } from '../layout/Facts.tsx';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';

/** What is proposed, the cases it rests on, and for who decides the decision. */
export function ProposalDialog({ row, onClose }: { row: Proposal; onClose: () => void }) {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  const [action, setAction] = useState<ProposalAction>('accept');
  const form = useSubmit('proposals', row, action, { decision: '' });
  const { decision } = form.value;
  const decides = row.actions.length > 0;
  const missing = action === 'decline' && decision.trim() === '';
  return (
    <ActionDialog
      title={row.title}
      note={t(`proposals.kind.${row.kind}`)}
      submitLabel={decides ? t(`proposals.action.${action}`) : t('layout.close')}
      ready={!decides || !missing}
      onAsk={form.ask}
      onSubmit={async () => (decides ? form.submit(decision.trim() ? { decision } : {}, `proposals.done.${action}`) : undefined)}
      onClose={onClose}
      {...(decides && { draft: form.draft })}
    >
      <Facts
        facts={[
          { label: t('proposals.reason'), value: row.reason, wide: true },
          {
            label: t('proposals.grounds'), wide: true,
            value: (
              <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
                {row.grounds.map(({ id, caseId, runId, number }) => (caseId ?? runId ? <Link key={id} component={To} to={caseId ? `/cases/${caseId}` : `/bundles/${runId}`}>{number}</Link> : <span key={id}>{number ?? t('proposals.unnumbered')}</span>))}
              </Box>
            ),
          },
          { label: t('proposals.decided'), value: row.decidedAt && [t(`proposals.status.${row.status}`), personName(row.decidedById), dates.moment(row.decidedAt), row.decision ?? ''].filter(Boolean).join(' · '), wide: true },
        ]}
      />
      {decides && (
        <>
          <Segments label={t('proposals.decided')} value={action} options={row.actions.map((one) => ({ value: one, label: t(`proposals.action.${one}`) }))} onChange={setAction} />
          <Field path="decision" label={t('proposals.decision')} required={action === 'decline'} hint={t(action === 'decline' ? 'proposals.declineHint' : 'proposals.decisionHint')} error={form.asked && missing ? t('actions.required') : undefined}>
            {(field) => <TextInput {...field} lines={3} maxLength={1000} value={decision} onChange={(next) => form.set({ decision: next })} />}
          </Field>
        </>
      )}
    </ActionDialog>
  );
}
