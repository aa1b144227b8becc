import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { useT } from '../messages/useT.ts';
import { Notice } from '../states/Notice.tsx';
import { useSettings } from './useSettings.ts';

/** Categories in use whose limit nobody published and nobody has entered yet. */
export function useMissingRules() {
  return (useSettings().categories ?? []).filter(({ rule, retired }) => rule === null && !retired);
}

export function MissingRules({ mayEdit }: { mayEdit: boolean }) {
  const t = useT();
  const missing = useMissingRules();
  if (missing.length === 0) return null;
  return (
    <Notice tone="soon">
        {t('settings.rule.missingCount', { smart_count: missing.length })}
        {mayEdit && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 0.75 }}>
            {missing.map(({ code, name }) => (
              <Button key={code} variant="outlined" component={Link} to={`/settings/categories/${code}?edit`}>{t('settings.rule.enter', { name })}</Button>
            ))}
          </Box>
        )}
      </Notice>
  );
}
