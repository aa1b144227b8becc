import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import type { SettingValues } from '../../../schema/settings.ts';
import { DuePreview } from '../../deadlines/DuePreview.tsx';
import { useT } from '../../messages/useT.ts';
import { useMay } from '../../session/me.ts';
import { Notice } from '../../states/Notice.tsx';

type Category = SettingValues['categories'][number];

/** What the district does with this category, the date that follows, and what has to come first. */
export function CategoryGuide({ category, receivedAt }: { category: Category; receivedAt: string }) {
  const t = useT();
  const mayEdit = useMay('settings.edit');
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {category.rule === null && (
        <Notice tone="soon">
          {t('cases.noRule', { category: category.name })}
          {mayEdit && <Button variant="text" component={Link} to="/settings/categories" sx={{ ml: 1, minHeight: 0, py: 0 }}>{t('layout.settings')}</Button>}
        </Notice>
      )}
      {category.accountability && <Notice tone="soon">{t('cases.needsConfirmation')}</Notice>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        <Box sx={{ fontWeight: 600 }}><DuePreview receivedAt={receivedAt} rule={category.rule} /></Box>
        {category.playbook.length > 0 && (
          <Box sx={{ color: 'text.secondary' }}>
            {t('cases.playbook')} {category.playbook.join(t('form.semicolon'))}
          </Box>
        )}
      </Box>
    </Box>
  );
}
