import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { useSentence } from '../api/useSentence.ts';
import { useT } from '../messages/useT.ts';

function Plain({ title, hint, children, mark }: { title: string; hint?: string; mark?: string; children?: React.ReactNode }) {
  return (
    <Box sx={{ maxWidth: 520, mx: 'auto', px: 3, py: 7, textAlign: 'center' }}>
      {mark && (
        <Box aria-hidden sx={{ fontSize: 34, fontWeight: 300, color: 'faint', lineHeight: 1.2, mb: 1 }}>
          {mark}
        </Box>
      )}
      <Box component="h2" sx={{ m: 0, fontSize: 16, fontWeight: 600 }}>
        {title}
      </Box>
      {hint && <Box sx={{ mt: 0.75, color: 'text.secondary' }}>{hint}</Box>}
      {children && <Box sx={{ mt: 2.5, display: 'flex', gap: 1, justifyContent: 'center', flexWrap: 'wrap' }}>{children}</Box>}
    </Box>
  );
}

/** What will stand here, and the first step towards it. */
export function Empty({ title, hint, children }: { title: string; hint?: string; children?: React.ReactNode }) {
  return (
    <Plain title={title} {...(hint ? { hint } : {})}>
      {children}
    </Plain>
  );
}

/** Nothing for a moment, then a line: a flash of "loading" is worse than none. */
export function Loading() {
  const t = useT();
  return (
    <Box
      role="status"
      sx={{
        py: 6,
        textAlign: 'center',
        color: 'text.secondary',
        animation: 'appear 0s 250ms both',
        '@keyframes appear': { from: { visibility: 'hidden' }, to: { visibility: 'visible' } },
      }}
    >
      {t('states.loading')}
    </Box>
  );
}

export function LoadFailed({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useT();
  const sentence = useSentence();
  return (
    <Box role="alert">
      <Plain title={t('states.failedToLoad')} hint={sentence(error)}>
        {retry && (
          <Button variant="outlined" onClick={retry}>
            {t('states.retry')}
          </Button>
        )}
      </Plain>
    </Box>
  );
}

export function NotFound() {
  const t = useT();
  return (
    <Plain title={t('states.notFound')} hint={t('states.notFoundHint')} mark="404">
      <Button variant="outlined" component={Link} to="/">
        {t('states.home')}
      </Button>
    </Plain>
  );
}

export function Denied() {
  const t = useT();
  return (
    <Plain title={t('states.denied')} hint={t('states.deniedHint')}>
      <Button variant="outlined" component={Link} to="/">
        {t('states.home')}
      </Button>
    </Plain>
  );
}

/** What react-admin shows when a screen throws. */
export function Crashed({ error }: { error: Error }) {
  const t = useT();
  return (
    <Box role="alert">
      <Plain title={t('states.crashed')} hint={t('states.crashedHint')}>
        <Box sx={{ width: '100%', fontSize: 12, color: 'text.secondary', wordBreak: 'break-word' }}>{error.message}</Box>
        <Button variant="outlined" onClick={() => window.location.reload()}>
          {t('states.reload')}
        </Button>
      </Plain>
    </Box>
  );
}
