import Box from '@mui/material/Box';
import type { BundleTemplate, Fault } from '../../schema/bundle-templates.ts';
import { useLocale } from 'react-admin';
import { Chip } from '../directory/Origin.tsx';
import { useT } from '../messages/useT.ts';

const SHAPES: Record<BundleTemplate['status'], string> = { draft: '◌', published: '◆', retired: '✕' };

/** A word and a shape: what is published is filled. */
export function TemplateStatus({ status }: { status: BundleTemplate['status'] }) {
  const t = useT();
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, whiteSpace: 'nowrap', fontWeight: status === 'published' ? 600 : 400 }}>
      <span aria-hidden>{SHAPES[status]}</span>
      {t(`bundleTemplates.status.${status}`)}
    </Box>
  );
}

/** What a reader has to know of where it comes from: made up for show, or only a name of a national list. */
export function TemplateOrigin({ row }: { row: Pick<BundleTemplate, 'illustrative' | 'national'> }) {
  const t = useT();
  return (
    <>
      {row.illustrative && <Chip>{t('bundleTemplates.illustrative')}</Chip>}
      {row.national && <Chip>{row.national.verified ? t('bundleTemplates.national') : `${t('bundleTemplates.national')} · ${t('bundleTemplates.nationalUnverified')}`}</Chip>}
    </>
  );
}

/** What is wrong, in the reader's language. `here`: beside the item itself, where a list of all that lack a department would say nothing more. */
export function FaultLines({ faults, here = false }: { faults: readonly Fault[]; here?: boolean }) {
  const t = useT();
  const english = useLocale() === 'en';
  const words = (fault: Fault) => (here && fault.code === 'bundle.no_department' ? t('bundleTemplates.needsDepartment') : english ? fault.textEn : fault.text);
  if (faults.length === 0) return null;
  return (
    <Box role="note" sx={{ fontSize: 12, lineHeight: 1.5, color: (theme) => theme.palette.tones.soon.ink }}>
      {faults.map((fault, at) => <Box key={at}><span aria-hidden>▲ </span>{words(fault)}</Box>)}
    </Box>
  );
}
