import Box from '@mui/material/Box';
import type { BundleTemplate, TemplateItem } from '../../schema/bundle-templates.ts';
import { Chip } from '../directory/Origin.tsx';
import { useT } from '../messages/useT.ts';
import { Notice } from '../states/Notice.tsx';
import { toBring } from './chosen.ts';

/** What the applicant will be told to bring, with the items that need it; and what he need not bring because an earlier item gives it. */
export function ToldOnce({ template, items }: { template: BundleTemplate; items: TemplateItem[] }) {
  const t = useT();
  const { bring, inside } = toBring(template, items);
  return (
    <Box component="aside" aria-live="polite" sx={{ display: 'grid', gap: 1, alignContent: 'start', position: { md: 'sticky' }, top: 8, pl: { md: 3 }, borderLeft: { md: 1 }, borderColor: { md: 'hairline' } }}>
      {template.illustrative && <Notice tone="soon">{t('bundles.illustrative')}</Notice>}
      <Box component="h2" sx={{ m: 0, fontSize: 15, fontWeight: 600 }}>{bring.length > 0 ? t('bundles.create.told', { smart_count: bring.length }) : t('bundles.create.toldNone')}</Box>
      <Box component="ol" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.75 }}>
        {bring.map((material) => (
          <li key={material.id}>
            {material.name}
            {material.main && <Chip>{t('bundles.main')}</Chip>}
            {material.deferrable && <Chip>{t('bundles.deferrable')}</Chip>}
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[material.form, t('bundles.usedBy') + ' ' + items.filter((item) => item.materials.includes(material.id)).map(({ name }) => name).join(t('form.comma'))].filter(Boolean).join(' · ')}</Box>
          </li>
        ))}
      </Box>
      {inside.length > 0 && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('bundles.create.circulates', { names: inside.map(({ name }) => name).join(t('form.comma')) })}</Box>}
    </Box>
  );
}
