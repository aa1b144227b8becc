import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import type { MeetingItem } from '../../../schema/meeting-items.ts';
import { DueMark } from '../../deadlines/DueMark.tsx';
import { useDates } from '../../deadlines/useDates.ts';
import { useDepartmentName } from '../../departments/useDepartments.ts';
import { Facts } from '../../layout/Facts.tsx';
import { Section } from '../../layout/Section.tsx';
import { useT } from '../../messages/useT.ts';
import { useWhy } from '../agenda/why.ts';

/** The case as the table needs it: what happened, where it is stuck, why it is here, and what each department did. */
export function ItemStory({ item, heading }: { item: MeetingItem; heading: React.Ref<HTMLHeadingElement> }) {
  const t = useT();
  const dates = useDates();
  const whyWords = useWhy();
  const departmentName = useDepartmentName();
  const digest = item.case;
  return (
    <>
      <Box component="h2" ref={heading} tabIndex={-1} sx={{ m: 0, mt: 1.25, fontSize: 18, fontWeight: 600, lineHeight: 1.4, overflowWrap: 'anywhere', '&:focus': { outline: 'none' } }}>
        {digest?.title ?? t('meetings.caseGone')}
      </Box>
      {digest && (
        <>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, color: 'text.secondary' }}>
            <Box component={Link} to={`/cases/${digest.id}`} target="_blank" sx={{ color: 'inherit' }}>{digest.number}</Box>
            {(digest.dueAt || digest.clock.state === 'paused') && <DueMark of={digest} account={{ caseId: digest.id, what: digest.number }} />}
            <span>{t('meetings.visits', { smart_count: digest.visits })}</span>
          </Box>
          {item.why.length > 0 && <Box sx={{ mt: 0.75 }}>{t('meetings.session.why', { why: whyWords(item.why) })}</Box>}
          {digest.stuckAt && <Box sx={{ mt: 0.75 }}><Box component="span" sx={{ color: 'text.secondary', mr: 1 }}>{t('cases.column.stuckAt')}</Box><b>{digest.stuckAt}</b></Box>}
          {digest.story && <Box sx={{ mt: 1, whiteSpace: 'pre-line', overflowWrap: 'anywhere', lineHeight: 1.7 }}>{digest.story}</Box>}
          {digest.withheld && <Box sx={{ mt: 1, color: 'text.secondary' }}>{t('meetings.withheld')}</Box>}
          <Box sx={{ mt: 1 }}><Facts facts={[{ label: t('meetings.received'), value: dates.moment(digest.receivedAt) }, { label: t('meetings.lead'), value: departmentName(digest.leadDepartmentId) }]} /></Box>
          <Section title={t('meetings.session.parts')} count={digest.parts.length}>
            {digest.parts.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('meetings.session.noParts')}</Box>}
            <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
              {digest.parts.map((part, at) => (
                <Box component="li" key={`${part.departmentId}${at}`} sx={{ py: 0.5, borderBottom: 1, borderColor: 'hairline' }}>
                  <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
                    <Box component="span" sx={{ fontWeight: 500 }}>{departmentName(part.departmentId)}</Box>
                    {part.role && <span>{t(`tasks.role.${part.role}`)}</span>}
                    <Box component="span" sx={{ color: 'text.secondary' }}>{t(`tasks.status.${part.status}`)}</Box>
                    {part.dueAt && <Box component="span" sx={{ color: 'text.secondary' }}>{t('deadlines.due')} {dates.moment(part.dueAt)}</Box>}
                  </Box>
                  {part.ground && <Box sx={{ fontSize: 13 }}>{t('meetings.session.ground', { ground: part.ground })}</Box>}
                  {part.result && <Box sx={{ fontSize: 13, overflowWrap: 'anywhere' }}>{part.result}</Box>}
                </Box>
              ))}
            </Box>
          </Section>
        </>
      )}
    </>
  );
}
