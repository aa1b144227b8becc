import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { BundleFile, RunMaterial } from '../../schema/bundles.ts';
import { useAct } from '../actions/useAct.ts';
import { useDates } from '../deadlines/useDates.ts';
import { Chip } from '../directory/Origin.tsx';
import { Section } from '../layout/Section.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import { LoadFailed, Loading } from '../states/States.tsx';
import { Samples } from './Samples.tsx';
import { MaterialMark } from './RunMarks.tsx';
import { useRunMaterials } from './useRun.ts';
import { WrongMaterial } from './WrongMaterial.tsx';

/** What was to be brought, checked in one by one against standard and sample; of a wrong one, what is wrong. */
export function RunMaterials({ run }: { run: BundleFile }) {
  const t = useT();
  const say = useSay();
  const act = useAct();
  const { data, error, refetch } = useRunMaterials(run.id);
  const [wrong, setWrong] = useState<RunMaterial | null>(null);
  const accept = useMutation({
    mutationFn: (ones: RunMaterial[]) => act<BundleFile>('bundles', run, 'accept-materials', { checks: ones.map(({ id }) => ({ materialId: id, ok: true })) }),
    onSuccess: (_, ones) => (ones.length === 1 ? say('bundles.done.accepted', { name: ones[0]?.name ?? '' }) : say('bundles.done.acceptedAll', { smart_count: ones.length })),
  });
  const may = run.actions.includes('accept-materials');
  const materials = data ?? [];
  const awaited = materials.filter(({ status }) => status === 'awaited');
  const missing = materials.filter(({ status }) => status === 'awaited' || status === 'wrong');
  if (data && materials.length === 0 && run.materialsTotal === 0) return null;
  return (
    <Section
      title={t('bundles.materials')}
      count={materials.length}
      aside={may && awaited.length > 1 && <Button variant="text" disabled={accept.isPending} onClick={() => accept.mutate(awaited)} sx={{ minHeight: 24, py: 0 }}>{t('bundles.acceptAll', { smart_count: awaited.length })}</Button>}
    >
      {error && !data ? <LoadFailed error={error} retry={refetch} /> : !data && <Loading />}
      {data && run.stage === 'collecting' && (
        <Box role="status" sx={{ mb: 0.5, color: 'text.secondary' }}>
          {missing.length === 0 ? t('bundles.allHere') : t('bundles.missing', { smart_count: missing.length, names: missing.map(({ name }) => name).join(t('form.comma')) })} {may && t('bundles.materialsHint')}
        </Box>
      )}
      <ProblemNotice error={accept.error} />
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', containerType: 'inline-size' }}>
        {materials.map((material) => <Line key={material.id} run={run} material={material} may={may} busy={accept.isPending} onRight={() => accept.mutate([material])} onWrong={() => setWrong(material)} />)}
      </Box>
      {wrong && <WrongMaterial run={run} material={wrong} onClose={() => setWrong(null)} />}
    </Section>
  );
}

/** By the room the list has, which beside a grid is a phone's. */
const WITHIN = {
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  gridTemplateAreas: '"mark do" "what what"',
  '@container (min-width: 540px)': { gridTemplateColumns: '84px minmax(0, 1fr) auto', gridTemplateAreas: '"mark what do"' },
} as const;

type LineProps = { run: BundleFile; material: RunMaterial; may: boolean; busy: boolean; onRight: () => void; onWrong: () => void };

function Line({ run, material, may, busy, onRight, onWrong }: LineProps) {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  const names = material.items.map((id) => run.items.find((item) => item.id === id)?.name).filter((name) => name !== undefined);
  const quiet = { minHeight: 28, py: 0 };
  const settled = material.status === 'accepted';
  // Let go, it is checked in through its acceptance.
  const checks = may && material.status !== 'provisional';
  return (
    <Box component="li" sx={{ display: 'grid', columnGap: 1, rowGap: 0.25, ...WITHIN, py: 0.75, borderBottom: 1, borderColor: 'hairline', alignItems: 'start' }}>
      <Box sx={{ gridArea: 'mark' }}><MaterialMark status={material.status} /></Box>
      <Box sx={{ gridArea: 'what', minWidth: 0 }}>
        <Box sx={{ fontWeight: 500 }}>
          {material.name}
          {material.main && <Chip>{t('bundles.main')}</Chip>}
          {material.deferrable && <Chip>{t('bundles.deferrable')}</Chip>}
          {material.second && <Chip>{t('bundles.second')}</Chip>}
        </Box>
        <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[material.form, `${t('bundles.usedBy')} ${names.join(t('form.comma'))}`].filter(Boolean).join(' · ')}</Box>
        {!settled && <Box sx={{ fontSize: 13, whiteSpace: 'pre-line' }}>{material.standard ? t('bundles.standard', { text: material.standard }) : t('bundles.noStandard')}</Box>}
        {material.reason && <Box sx={{ fontSize: 13, fontWeight: 500, color: (theme) => theme.palette.tones.soon.ink }}>▲ {t('bundles.whatWrong', { reason: material.reason })}</Box>}
        {material.secondReason && <Box sx={{ fontSize: 13 }}>{t('bundles.secondReason', { reason: material.secondReason })}</Box>}
        {!settled && material.samples.length > 0 && <Samples ids={material.status === 'wrong' && material.sampleId ? [material.sampleId] : material.samples} />}
        {material.checkedAt && <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{t('bundles.checkedBy', { who: personName(material.checkedById), when: dates.moment(material.checkedAt) })}</Box>}
      </Box>
      {checks && (
        <Box sx={{ gridArea: 'do', display: 'flex', gap: 0.5 }}>
          {!settled && <Button variant="outlined" disabled={busy} aria-label={`${t('bundles.ok')} · ${material.name}`} onClick={onRight} sx={quiet}>{t('bundles.ok')}</Button>}
          <Button variant={settled ? 'text' : 'outlined'} disabled={busy} aria-label={`${t('bundles.notOk')} · ${material.name}`} onClick={onWrong} sx={quiet}>{t('bundles.notOk')}</Button>
        </Box>
      )}
    </Box>
  );
}
