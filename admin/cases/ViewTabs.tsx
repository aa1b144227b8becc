import Box from '@mui/material/Box';
import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { useT } from '../messages/useT.ts';
import { VIEW_NAMES, VIEWS, type ViewName } from './views.ts';

/** Those whose number is a call to work; the others would only be a tally. */
const COUNTED: readonly ViewName[] = ['open', 'untriaged', 'overdue', 'today', 'unanswered'];

function useCounts(): Partial<Record<ViewName, string>> {
  const found = useQueries({
    queries: COUNTED.map((view) => ({
      queryKey: ['cases', 'count', view],
      queryFn: () => get<Page<unknown>>(`/api/cases?limit=1&filter=${encodeURIComponent(JSON.stringify(VIEWS[view].filter))}`),
      staleTime: 30_000,
    })),
  });
  return Object.fromEntries(
    COUNTED.flatMap((view, at) => {
      const page = found[at]?.data;
      return page ? [[view, page.totalIsExact ? String(page.total) : `${page.total}+`]] : [];
    }),
  );
}

export function ViewTabs({ view }: { view: ViewName }) {
  const t = useT();
  const counts = useCounts();
  return (
    <Box component="nav" aria-label={t('cases.title')} sx={{ display: 'flex', gap: 0.25, px: 1.5, overflowX: 'auto', scrollbarWidth: 'none' }}>
      {VIEW_NAMES.map((name) => {
        const alarming = name === 'overdue' && counts[name] !== undefined && counts[name] !== '0';
        return (
          <Box
            key={name}
            component={Link}
            to={name === 'open' ? '/cases' : `/cases/view/${name}`}
            aria-current={name === view ? 'page' : undefined}
            sx={{
              px: 1.25,
              py: 0.5,
              whiteSpace: 'nowrap',
              color: 'text.secondary',
              textDecoration: 'none',
              borderBottom: '2px solid transparent',
              '&:hover': { color: 'text.primary' },
              '&:focus-visible': { outlineOffset: -2 },
              '&[aria-current]': { color: 'primary.main', fontWeight: 600, borderColor: 'primary.main' },
            }}
          >
            {t(`cases.view.${name}`)}
            {counts[name] !== undefined && (
              <Box component="span" sx={{ ml: 0.5, fontSize: 13, color: (theme) => (alarming ? theme.palette.tones.overdue.ink : 'inherit') }}>
                {counts[name]}
              </Box>
            )}
          </Box>
        );
      })}
    </Box>
  );
}
