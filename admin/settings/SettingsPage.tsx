import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { lazy } from 'react';
import { useParams } from 'react-router-dom';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { ClockSection } from './ClockSection.tsx';
import { DistrictSection } from './DistrictSection.tsx';
import { LimitsSection } from './LimitsSection.tsx';
import { ListSection } from './ListSection.tsx';
import { RatingsSection } from './RatingsSection.tsx';
import { SectionNav, SectionSelect } from './SectionNav.tsx';
import { isList, isSection, type SectionName } from './sections.ts';
import { useSettingRows } from './useSettings.ts';

const FieldsSection = lazy(() => import('../fields/FieldsSection.tsx'));
const NumbersSection = lazy(() => import('../paper/NumbersSection.tsx'));
const RegisterSection = lazy(() => import('../paper/RegisterSection.tsx'));
const WordingSection = lazy(() => import('../paper/WordingSection.tsx'));
const MeetingsSection = lazy(() => import('../meetings/MeetingsSection.tsx'));
const ApprovalsSection = lazy(() => import('../approvals/ApprovalsSection.tsx'));
const ProvisionalSection = lazy(() => import('../provisional/ProvisionalSection.tsx'));
const ScoringSection = lazy(() => import('../scoring/ScoringSection.tsx'));
const PresetSection = lazy(() => import('./PresetSection.tsx'));
const CalendarSection = lazy(() => import('../calendar/CalendarSection.tsx'));
const LadderSection = lazy(() => import('../reminders/ladder/LadderSection.tsx'));
const SendingSection = lazy(() => import('../channels/SendingSection.tsx'));

/** Everything a district sets for itself, a part at a time. */
export default function SettingsPage() {
  const { section = 'district', item } = useParams();
  const wide = useMediaQuery((theme: Theme) => theme.breakpoints.up('lg'), { noSsr: true });
  const roomy = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'), { noSsr: true });
  const { isPending, error, refetch } = useSettingRows();
  if (!isSection(section)) return <NotFound />;
  if (isPending) return <Loading />;
  if (error) return <LoadFailed error={error} retry={() => void refetch()} />;
  return (
    <Box sx={{ display: 'flex', flexDirection: wide ? 'row' : 'column', height: '100%', minHeight: 0 }}>
      {wide ? <SectionNav section={section} /> : (roomy || !item) && <SectionSelect section={section} />}
      <Box sx={{ flex: 1, minWidth: 0, minHeight: 0 }}>
        <Section key={section} section={section} />
      </Box>
    </Box>
  );
}

function Section({ section }: { section: SectionName }) {
  if (isList(section)) return <ListSection list={section} />;
  switch (section) {
    case 'district':
      return <DistrictSection />;
    case 'preset':
      return <PresetSection />;
    case 'fields':
      return <FieldsSection />;
    case 'ratings':
      return <RatingsSection />;
    case 'provisional':
      return <ProvisionalSection />;
    case 'meetings':
      return <MeetingsSection />;
    case 'approvals':
      return <ApprovalsSection />;
    case 'scoring':
      return <ScoringSection />;
    case 'limits':
      return <LimitsSection />;
    case 'hours':
      return <ClockSection />;
    case 'wording':
      return <WordingSection />;
    case 'register':
      return <RegisterSection />;
    case 'paper':
      return <NumbersSection />;
    case 'calendar':
      return <CalendarSection />;
    case 'ladder':
      return <LadderSection />;
    case 'sending':
      return <SendingSection />;
  }
}
