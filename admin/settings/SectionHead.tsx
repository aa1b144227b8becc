import Box from '@mui/material/Box';
import { PageHead } from '../layout/PageHead.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import type { SectionName } from './sections.ts';

/** A part of the settings: its name, what it is for, and who may change it. */
export function SectionHead({ section, actions, mayEdit: may }: { section: SectionName; actions?: React.ReactNode; mayEdit?: boolean }) {
  const t = useT();
  const administers = useMay('settings.edit');
  const mayEdit = may ?? administers;
  return (
    <Box sx={{ flex: 'none' }}>
      <PageHead title={t(`settings.section.${section}`)} actions={actions} />
      <Box sx={{ px: 2, pb: 1, mt: -0.75, color: 'text.secondary', fontSize: 13 }}>
        {t(`settings.intro.${section}`)}
        {!mayEdit && ` ${t(section === 'ladder' ? 'settings.readOnlyLadder' : 'settings.readOnly')}`}
      </Box>
    </Box>
  );
}
