import Box from '@mui/material/Box';
import { EXAMPLE_PRESET_ID, PRESETS } from '../../schema/presets/index.ts';
import { ruleText } from '../deadlines/RuleText.tsx';
import { useSourceText } from '../directory/Origin.tsx';
import { useT } from '../messages/useT.ts';

/** Whose published rules to begin with. What a district did not publish is said, and stays to be entered. */
export function PresetChoice({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useT();
  const readSource = useSourceText();
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, color: 'text.secondary', fontSize: 13, mb: 1 }}>{t('setup.presetHint')}</Box>
      <Box sx={{ border: 1, borderColor: 'hairline', borderRadius: '3px' }}>
        {PRESETS.filter(({ id }) => id !== EXAMPLE_PRESET_ID).map((preset, at) => {
          const { categories } = preset.settings;
          const missing = categories.filter(({ rule }) => rule === null).length;
          return (
            <Box
              component="label"
              key={preset.id}
              sx={{ display: 'flex', gap: 1, alignItems: 'baseline', px: 1.5, py: 0.75, cursor: 'pointer', borderTop: at > 0 ? 1 : 0, borderColor: 'hairline', bgcolor: preset.id === value ? 'wash' : undefined }}
            >
              <input type="radio" name="preset" checked={preset.id === value} onChange={() => onChange(preset.id)} />
              <Box sx={{ minWidth: 0 }}>
                <Box>
                  <Box component="span" sx={{ fontWeight: 600 }}>{preset.name}</Box>
                  <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>{preset.windowName}</Box>
                </Box>
                <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{categories.map(({ name, rule }) => `${name} ${ruleText(t, rule)}`).join(t('form.semicolon'))}</Box>
                {missing > 0 && <Warning>{t('setup.missing', { smart_count: missing })}</Warning>}
                {categories.length === 0 && <Warning>{t('setup.noCategories')}</Warning>}
                <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{readSource(preset.source)}</Box>
              </Box>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

function Warning({ children }: { children: React.ReactNode }) {
  return <Box sx={{ fontSize: 13, color: (theme) => theme.palette.tones.soon.ink }}>{children}</Box>;
}
