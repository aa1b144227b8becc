import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { lazy, Suspense, useState } from 'react';
import type { View, ViewResource, ViewSettings } from '../../../schema/views.ts';
import { useSay } from '../../messages/useSay.ts';
import { useT } from '../../messages/useT.ts';
import { useMe } from '../../session/me.ts';
import { ProblemNotice } from '../../states/Notice.tsx';
import { type Look, sameSettings } from './look.ts';
import { useViews, useWriteView } from './useViews.ts';

const SaveView = lazy(async () => ({ default: (await import('./SaveView.tsx')).SaveView }));

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
  const say = useSay();
  const me = useMe();
  const views = useViews(resource);
  const { change, remove } = useWriteView(resource);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [saving, setSaving] = useState<View | 'new' | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const opened = views.find(({ id }) => id === look.view);
  const changed = opened !== undefined && !sameSettings(opened.settings, settings);
  const choose = (view: View | null) => {
    setAnchor(null);
    onOpen(view);
  };
  const act = (what: () => Promise<unknown>) => {
    setAnchor(null);
    setFailure(null);
    void what().catch(setFailure);
  };
  const listed = (list: View[]) => list.map((view) => <MenuItem key={view.id} selected={view.id === opened?.id} onClick={() => choose(view)}>{view.name}</MenuItem>);
  const own = views.filter(({ ownerId }) => ownerId === me?.id);
  const shared = views.filter(({ ownerId }) => ownerId !== me?.id);
  return (
    <>
      <Button variant="outlined" aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
        {`${t('views.view')} · ${opened?.name ?? t('views.none')}`}
        {changed && <Box component="span" sx={{ ml: 0.75, color: (theme) => theme.palette.tones.soon.ink, fontSize: 12 }}>{t('views.changed')}</Box>}
        <Box component="span" aria-hidden sx={{ ml: 0.5 }}>▾</Box>
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {own.length > 0 && <ListSubheader sx={head}>{t('views.own')}</ListSubheader>}
        {listed(own)}
        {shared.length > 0 && <ListSubheader sx={head}>{t('views.shared')}</ListSubheader>}
        {listed(shared)}
        {views.length === 0 && <MenuItem disabled>{t('views.noViews')}</MenuItem>}
        <Box component="li" role="separator" sx={{ borderTop: 1, borderColor: 'hairline', my: 0.5 }} />
        {Object.keys(look).length > 0 && <MenuItem onClick={() => choose(null)}>{t('views.plain')}</MenuItem>}
        {opened && changed && <MenuItem onClick={() => choose(opened)}>{t('views.reset')}</MenuItem>}
        {opened?.editable && changed && (
          <MenuItem
            onClick={() =>
              act(async () => {
                await change(opened, { settings });
                say('views.savedDone', { name: opened.name });
              })
            }
          >
            {t('views.saveChanges')}
          </MenuItem>
        )}
        {opened?.editable && (
          <MenuItem
            onClick={() => {
              setAnchor(null);
              setSaving(opened);
            }}
          >
            {t('views.rename')}
          </MenuItem>
        )}
        {opened?.editable && (
          <MenuItem
            onClick={() =>
              act(async () => {
                await remove(opened);
                say('views.removed', { name: opened.name });
                onOpen(null);
              })
            }
          >
            {t('views.remove')}
          </MenuItem>
        )}
        <MenuItem
          onClick={() => {
            setAnchor(null);
            setSaving('new');
          }}
        >
          {t('views.save')}
        </MenuItem>
        <PutAway resource={resource} />
      </Menu>
      <ProblemNotice error={failure} />
      <Suspense>{saving && <SaveView resource={resource} view={saving === 'new' ? null : saving} settings={settings} onSaved={onOpen} onClose={() => setSaving(null)} />}</Suspense>
    </>
  );
}

/** Views in the trash, each a press away from coming back. */
function PutAway({ resource }: { resource: ViewResource }) {
  const t = useT();
  const { restore } = useWriteView(resource);
  const away = useViews(resource, true).filter(({ editable }) => editable);
  if (away.length === 0) return null;
  return (
    <>
      <ListSubheader sx={head}>{t('views.trash')}</ListSubheader>
      {away.map((view) => <MenuItem key={view.id} onClick={() => void restore(view)}>{`${t('views.restore')} · ${view.name}`}</MenuItem>)}
    </>
  );
}

const head = { lineHeight: '28px', fontSize: 12 } as const;
