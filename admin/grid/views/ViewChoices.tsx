import Box from '@mui/material/Box';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { lazy, Suspense, useState } from 'react';
import type { View, ViewResource, ViewSettings } from '../../../schema/views.ts';
import { useSay } from '../../messages/useSay.ts';
import { useT } from '../../messages/useT.ts';
import { useMe } from '../../session/me.ts';
import { ProblemNotice } from '../../states/Notice.tsx';
import type { Look } from './look.ts';
import { useViews, useWriteView } from './useViews.ts';

const SaveView = lazy(async () => ({ default: (await import('./SaveView.tsx')).SaveView }));

type Props = {
  resource: ViewResource;
  look: Look;
  settings: ViewSettings;
  views: readonly View[];
  opened: View | undefined;
  /** Whether the screen shows something else than the opened view holds. */
  changed: boolean;
  anchor: HTMLElement | null;
  setAnchor: (anchor: null) => void;
  onOpen: (view: View | null) => void;
};

/** What the views' menu holds; it comes when it is first opened, and stays for what it asked. */
export function ViewChoices({ resource, look, settings, views, opened, changed, anchor, setAnchor, onOpen }: Props) {
  const t = useT();
  const say = useSay();
  const me = useMe();
  const { change, remove } = useWriteView(resource);
  const [saving, setSaving] = useState<View | 'new' | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const choose = (view: View | null) => {
    setAnchor(null);
    onOpen(view);
  };
  const act = (what: () => Promise<unknown>) => {
    setAnchor(null);
    setFailure(null);
    void what().catch(setFailure);
  };
  const listed = (list: readonly View[]) => list.map((view) => <MenuItem key={view.id} selected={view.id === opened?.id} onClick={() => choose(view)}>{view.name}</MenuItem>);
  const own = views.filter(({ ownerId }) => ownerId === me?.id);
  const shared = views.filter(({ ownerId }) => ownerId !== me?.id);
  return (
    <>
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
