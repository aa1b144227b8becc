import Box from '@mui/material/Box';
import type { BundleRun, ItemStatus, MaterialStatus, RunStage } from '../../schema/bundles.ts';
import { Chip } from '../directory/Origin.tsx';
import { useT } from '../messages/useT.ts';

const STAGES: Record<RunStage, string> = { collecting: '◌', working: '○', ready: '◆', issued: '✓', withdrawn: '✕' };
const ITEMS: Record<ItemStatus, string> = { waiting: '◌', open: '○', done: '✓', cancelled: '✕' };
const MATERIALS: Record<MaterialStatus, string> = { awaited: '◌', accepted: '✓', wrong: '✕', provisional: '◐' };

function Marked({ shape, strong = false, children }: { shape: string; strong?: boolean; children: React.ReactNode }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, whiteSpace: 'nowrap', fontWeight: strong ? 600 : 400 }}>
      <span aria-hidden>{shape}</span>
      {children}
    </Box>
  );
}

/** A word and a shape: what waits for the window is filled. */
export function StageMark({ stage }: { stage: RunStage }) {
  const t = useT();
  return <Marked shape={STAGES[stage]} strong={stage === 'ready'}>{t(`bundles.stage.${stage}`)}</Marked>;
}

export function ItemMark({ status }: { status: ItemStatus }) {
  const t = useT();
  return <Marked shape={ITEMS[status]}>{t(`bundles.item.${status}`)}</Marked>;
}

export function MaterialMark({ status }: { status: MaterialStatus }) {
  const t = useT();
  return <Marked shape={MATERIALS[status]} strong={status === 'wrong'}>{t(`bundles.material.${status}`)}</Marked>;
}

/** How far items and materials are, and what was asked for late. */
export function Progress({ run }: { run: BundleRun }) {
  const t = useT();
  return (
    <>
      {run.stage === 'collecting' ? t('bundles.materialsOf', { done: run.materialsAccepted, total: run.materialsTotal }) : t('bundles.itemsOf', { done: run.itemsDone, total: run.itemsTotal })}
      {run.secondNotices > 0 && <Chip>{t('bundles.secondCount', { smart_count: run.secondNotices })}</Chip>}
    </>
  );
}
