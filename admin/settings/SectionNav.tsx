import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { NavLink, useNavigate } from 'react-router-dom';
import { Shape } from '../deadlines/StateMark.tsx';
import { useT } from '../messages/useT.ts';
import { useMissingRules } from './MissingRules.tsx';
import { useSettings } from './useSettings.ts';
import { GROUP_NAMES, GROUPS, isSection, type SectionName } from './sections.ts';

/** The parts of the settings beside them; a triangle where something has to be entered before work can go on. */
export function SectionNav({ section: current }: { section: SectionName }) {
  const t = useT();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const missing = useMissingRules().length;
  const categories = useSettings().categories;
  const none = categories !== undefined && categories.every(({ retired }) => retired);
  return (
    <Box component="nav" ref={nav} aria-label={t('settings.nav')} sx={{ width: 172, flex: 'none', py: 1, overflowY: 'auto', borderRight: 1, borderColor: 'hairline', bgcolor: 'raised' }}>
      {GROUP_NAMES.map((group) => (
        <Box key={group} sx={{ mb: 1 }}>
          <Box sx={{ px: 2, pt: 0.5, fontSize: 12, color: 'text.secondary' }}>{t(`settings.group.${group}`)}</Box>
          {GROUPS[group].map((section) => (
            <Box
              key={section}
              component={NavLink}
              to={`/settings/${section}`}
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 0.75,
                minHeight: 30,
                px: 2,
                py: 0.25,
                lineHeight: 1.4,
                color: 'text.primary',
                textDecoration: 'none',
                '&:hover': { bgcolor: 'hover' },
                '&:focus-visible': { outlineOffset: -2 },
                '&.active': { bgcolor: 'wash', color: 'primary.main', fontWeight: 600 },
              }}
            >
              <span>{t(`settings.section.${section}`)}</span>
              {section === 'categories' && (missing > 0 || none) && <Missing count={missing} />}
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  );
}

function Missing({ count }: { count: number }) {
  const t = useT();
  return (
    <Box component="span" title={count > 0 ? t('settings.rule.missingCount', { smart_count: count }) : t('settings.rule.noCategories')} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25, fontSize: 12, color: (theme) => theme.palette.tones.soon.ink }}>
      <Shape tone="soon" />
      {count > 0 && count}
    </Box>
  );
}

/** The same where there is no room for a column: the machine's own list, grouped. */
export function SectionSelect({ section }: { section: SectionName }) {
  const t = useT();
  const navigate = useNavigate();
  return (
    <Box sx={{ px: 2, pt: 1, flex: 'none' }}>
      <Box
        component="select"
        aria-label={t('settings.nav')}
        value={section}
        onChange={(event: React.ChangeEvent<HTMLSelectElement>) => {
          if (isSection(event.target.value)) void navigate(`/settings/${event.target.value}`);
        }}
        sx={{ width: '100%', maxWidth: 360, height: 34, px: 1, font: 'inherit', color: 'text.primary', bgcolor: 'background.paper', border: 1, borderColor: 'field', borderRadius: '3px' }}
      >
        {GROUP_NAMES.map((group) => (
          <optgroup key={group} label={t(`settings.group.${group}`)}>
            {GROUPS[group].map((one) => (
              <option key={one} value={one}>{t(`settings.section.${one}`)}</option>
            ))}
          </optgroup>
        ))}
      </Box>
    </Box>
  );
}
