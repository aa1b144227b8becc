import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { BundleFile, RunMaterial } from '../../schema/bundles.ts';
import { useT } from '../messages/useT.ts';
import { MaterialMark } from './RunMarks.tsx';

/** Materials that more than one of these items asks for. */
export function sharedIn(materials: readonly RunMaterial[], items: readonly { id: string }[]): RunMaterial[] {
  return materials.filter((material) => items.filter(({ id }) => material.items.includes(id)).length > 1);
}

type Props = { run: BundleFile; shared: readonly RunMaterial[]; chosen: RunMaterial | undefined; onChoose: (id: string | null) => void };

/** One paper, several items: a chip each over the lanes. The chosen one says which items use it, and the lanes show only those plainly. */
export function SharedMaterials({ run, shared, chosen, onChoose }: Props) {
  const t = useT();
  if (shared.length === 0) return null;
  const names = run.items.filter(({ id }) => chosen?.items.includes(id)).map(({ name }) => name);
  return (
    <Box sx={{ mb: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75 }}>
        <Box component="span" id="shared-materials" sx={{ fontSize: 13, color: 'text.secondary', mr: 0.5 }}>{t('bundles.shared')}</Box>
        <Box component="ul" aria-labelledby="shared-materials" sx={{ m: 0, p: 0, listStyle: 'none', display: 'contents' }}>
          {shared.map((material) => {
            const on = material.id === chosen?.id;
            return (
              <li key={material.id}>
                <ButtonBase
                  aria-pressed={on}
                  onClick={() => onChoose(on ? null : material.id)}
                  sx={{ px: 1, minHeight: 28, gap: 0.75, fontSize: 13, border: 1, borderColor: on ? 'primary.main' : 'field', borderRadius: '14px', bgcolor: on ? 'wash' : 'background.paper', textAlign: 'left' }}
                >
                  <span>{material.name}</span>
                  <Box component="span" sx={{ color: 'text.secondary' }}>× {run.items.filter(({ id }) => material.items.includes(id)).length}</Box>
                  <Box component="span" sx={{ fontSize: 12 }}><MaterialMark status={material.status} /></Box>
                </ButtonBase>
              </li>
            );
          })}
        </Box>
      </Box>
      <Box role="status" sx={{ mt: 0.5, fontSize: 12, color: 'text.secondary' }}>{chosen ? `${chosen.name}：${t('bundles.usedBy')} ${names.join(t('form.comma'))}` : t('bundles.sharedHint')}</Box>
    </Box>
  );
}
