import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import type { View, ViewResource, ViewSettings } from '../../../schema/views.ts';
import { useT } from '../../messages/useT.ts';
import { type Look, sameSettings } from './look.ts';
import { useViews } from './useViews.ts';

const ViewChoices = lazy(async () => ({ default: (await import('./ViewChoices.tsx')).ViewChoices }));

type Props = {
  resource: ViewResource;
  look: Look;
  /** What is on screen, as a view would hold it. */
  settings: ViewSettings;
  onOpen: (view: View | null) => void;
};

/** The saved views: open one, keep what is on screen as one, change or put away the opened one. */
export function ViewMenu({ resource, look, settings, onOpen }: Props) {
  const t = useT();
  const views = useViews(resource);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState(false);
  const opened = views.find(({ id }) => id === look.view);
  const changed = opened !== undefined && !sameSettings(opened.settings, settings);
  return (
    <>
      <Button
        variant="outlined"
        aria-haspopup="menu"
        onClick={(event) => {
          setAsked(true);
          setAnchor(event.currentTarget);
        }}
      >
        {`${t('views.view')} · ${opened?.name ?? t(Object.keys(look).length === 0 ? 'views.standard' : 'views.none')}`}
        {changed && <Box component="span" sx={{ ml: 0.75, color: (theme) => theme.palette.tones.soon.ink, fontSize: 12 }}>{t('views.changed')}</Box>}
        <Box component="span" aria-hidden sx={{ ml: 0.5 }}>▾</Box>
      </Button>
      <Suspense>{asked && <ViewChoices {...{ resource, look, settings, views, opened, changed, anchor, setAnchor, onOpen }} />}</Suspense>
    </>
  );
}
