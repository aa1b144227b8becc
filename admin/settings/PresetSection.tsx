import Box from '@mui/material/Box';
import { useState } from 'react';
import { useParams, useNavigate } from 'react-router-dom';
import { DEFAULT_PRESET_ID } from '../../schema/presets/index.ts';
import { Chip } from '../directory/Origin.tsx';
import { useT } from '../messages/useT.ts';
import { LoadFailed, Loading } from '../states/States.tsx';
import { PresetDetail } from './PresetDetail.tsx';
import { SectionHead } from './SectionHead.tsx';
import { usePresets } from './usePresets.ts';

/** Places that published their rules, and one of them read through before it is used. */
export default function PresetSection() {
  const t = useT();
  const navigate = useNavigate();
  const { item } = useParams();
  const { data: presets, error, refetch } = usePresets();
  const [done, setDone] = useState('');
  if (error) return <LoadFailed error={error} retry={() => void refetch()} />;
  if (!presets) return <Loading />;
  const chosen = item ?? presets.find(({ installed }) => installed)?.id ?? DEFAULT_PRESET_ID;
  const summary = presets.find(({ id }) => id === chosen);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <SectionHead section="preset" />
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '260px minmax(0, 1fr)' }, alignItems: 'start', bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline' }}>
        <Box component="fieldset" sx={{ m: 0, p: 0, border: 0, borderRight: { md: 1 }, borderColor: { md: 'hairline' }, minHeight: { md: '100%' } }}>
          <Box component="legend" sx={{ px: 2, py: 1, fontSize: 13, color: 'text.secondary' }}>{t('settings.preset.choose')}</Box>
          {presets.map((preset) => (
            <Box
              component="label"
              key={preset.id}
              sx={{
                display: 'flex', gap: 1, alignItems: 'baseline', px: 2, py: 0.75, cursor: 'pointer',
                bgcolor: preset.id === chosen ? 'wash' : undefined,
                '&:hover': { bgcolor: preset.id === chosen ? 'wash' : 'hover' },
              }}
            >
              <input
                type="radio"
                name="preset"
                checked={preset.id === chosen}
                onChange={() => {
                  setDone('');
                  void navigate(`/settings/preset/${preset.id}`, { replace: true });
                }}
              />
              <Box sx={{ minWidth: 0 }}>
                {preset.name}
                {preset.installed && <Chip>{t('settings.preset.installed')}</Chip>}
                <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{preset.dimension}</Box>
              </Box>
            </Box>
          ))}
        </Box>
        {summary && <PresetDetail key={summary.id} summary={summary} done={done} onDone={setDone} />}
      </Box>
    </Box>
  );
}
