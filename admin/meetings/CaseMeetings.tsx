import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Case } from '../../schema/cases.ts';
import type { CaseMeeting } from '../../schema/meetings.ts';
import { useDates } from '../deadlines/useDates.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { useCaseMeetings } from './api.ts';
import { ResolutionMark } from './ResolutionMark.tsx';
import { ToMeeting } from './ToMeeting.tsx';

/** What can be taken to the table: triaged and not yet answered. */
const isOpen = ({ stage }: Case) => stage === 'triaged' || stage === 'working';

/** Every meeting this case was in, what it came to, and the way to the next one. */
export function CaseMeetings({ row }: { row: Case }) {
  const t = useT();
  const takes = useMay('cases.handle');
  const [asking, setAsking] = useState(false);
  const { data } = useCaseMeetings(row.id);
  const pending = data?.some(({ status, item }) => status !== 'closed' && item.outcome !== 'adjourned') === true;
  const may = takes && isOpen(row) && data !== undefined && !pending;
  if (!data || (data.length === 0 && !may)) return null;
  return (
    <Section title={t('meetings.ofCase')} count={data.length} aside={may && <Button variant="outlined" aria-haspopup="dialog" onClick={() => setAsking(true)} sx={{ minHeight: 28, py: 0 }}>{t('meetings.toMeeting.action')}</Button>}>
      {data.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('meetings.noneOfCase')}</Box>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>{data.map((one) => <OneMeeting key={one.item.id} of={one} />)}</Box>
      {asking && <ToMeeting row={row} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function OneMeeting({ of: { meetingId, title, status, date, minutesNumber, item } }: { of: CaseMeeting }) {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const said = { resolved: null, adjourned: item.adjournReason, explained: [item.clause, item.explanation].filter(Boolean).join('\n'), escalated: [item.escalateTo, item.escalateAsk].filter(Boolean).join(t('form.colon')) };
  const { ruling } = item;
  return (
    <Box component="li" sx={{ py: 0.75, borderBottom: 1, borderColor: 'hairline' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
        <Box component={Link} to={`/meetings/${meetingId}`} sx={{ color: 'inherit', fontWeight: 500, textUnderlineOffset: 3 }}>{[date && dates.day(date), title].filter(Boolean).join(' ')}</Box>
        <span>{item.outcome ? t(`meetings.outcome.${item.outcome}`) : t(`meetings.status.${status}`)}</span>
        {minutesNumber && <Box component="span" sx={{ color: 'text.secondary' }}>{minutesNumber}</Box>}
      </Box>
      {item.outcome && said[item.outcome] && <Box sx={{ fontSize: 13, whiteSpace: 'pre-line' }}>{said[item.outcome]}</Box>}
      {ruling && <Box sx={{ fontSize: 13 }}>{t('meetings.ruled', { lead: departmentName(ruling.leadDepartmentId), assist: ruling.assistDepartmentIds.map(departmentName).join(t('form.comma')) || t('actions.none') })}</Box>}
      {item.outcome === 'resolved' && item.resolutions.map((resolution) => (
        <Box key={resolution.id} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, fontSize: 13 }}>
          <span>{departmentName(resolution.leadDepartmentId)}</span>
          <Box component="span" sx={{ flex: '1 1 160px' }}>{resolution.what}</Box>
          {resolution.tasks[0] ? <DueMark of={resolution.tasks[0]} account={{ taskId: resolution.tasks[0].id, what: resolution.what }} short /> : null}
          <ResolutionMark state={resolution.state} />
        </Box>
      ))}
    </Box>
  );
}
