import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { PanelBody, SidePanel } from '../directory/SidePanel.tsx';
import type { Standing } from '../edit/useEdit.ts';
import { useKey } from '../keys/Keys.tsx';
import { Facts } from '../layout/Facts.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import { ItemForm } from './ItemForm.tsx';
import { isSaid, ItemValue } from './ItemValue.tsx';
import { type Item, type ListKey, LISTS, titleOf } from './lists.ts';
import { useChangeList } from './useList.ts';

type Props = {
  list: ListKey;
  standing: Standing<Item[]>;
  item: Item;
  mayEdit: boolean;
  /** Opened to enter what is missing: the form at once. */
  startEditing: boolean;
  onClose: () => void;
  onRemoved: (item: Item, at: number) => void;
};

/** One entry of a list: what it says and whose words they are; its form, its place, and its retirement. */
export function ItemPanel({ list, standing, item, mayEdit, startEditing, onClose, onRemoved }: Props) {
  const t = useT();
  const say = useSay();
  const [editing, setEditing] = useState(startEditing && mayEdit);
  useKey('e', t('edit.edit'), () => setEditing(true), mayEdit && !editing);
  const facts = LISTS[list].fields.filter(({ name }) => name !== LISTS[list].title && isSaid(item, name));
  return (
    <SidePanel title={titleOf(list, item)} note={item['retired'] === true ? t('directory.retired') : undefined} onClose={() => (editing ? setEditing(false) : onClose())}>
      {editing ? (
        <ItemForm
          list={list}
          standing={standing}
          item={item}
          onDone={() => {
            say('directory.updated', { name: titleOf(list, item) });
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <PanelBody
          actions={
            mayEdit && (
              <>
                <Button variant="contained" onClick={() => setEditing(true)} aria-keyshortcuts="e" title="E">{t('edit.edit')}</Button>
                <Move list={list} item={item} />
                <Box sx={{ flex: 1 }} />
                {'retired' in item ? <RetireItem list={list} item={item} /> : <RemoveItem list={list} item={item} onRemoved={onRemoved} />}
              </>
            )
          }
        >
          <Facts
            facts={[
              ...facts.map(({ name, label, kind }) => ({
                label: kind === 'tick' ? t('settings.field.marks') : t(label),
                value: kind === 'tick' ? t(label) : <ItemValue item={item} name={name} />,
                wide: kind !== 'rule' && kind !== 'endsBy',
              })),
              { label: t('settings.list.code'), value: item.code },
            ]}
          />
        </PanelBody>
      )}
    </SidePanel>
  );
}

/** The list's order is the order of the choices; Alt with an arrow moves the entry among those in use. */
function Move({ list, item }: { list: ListKey; item: Item }) {
  const t = useT();
  const change = useChangeList(list);
  const [failure, setFailure] = useState<unknown>(null);
  const move = (step: 1 | -1) =>
    change((items) => {
      const order = items.filter((one) => one['retired'] !== true || one.code === item.code);
      const at = order.findIndex(({ code }) => code === item.code);
      const other = order[at + step];
      if (!other) return items;
      return items.map((one) => (one.code === item.code ? other : one.code === other.code ? items.find(({ code }) => code === item.code) ?? one : one));
    }).catch(setFailure);
  return (
    <>
      <Button variant="outlined" onClick={() => void move(-1)} aria-label={t('settings.list.up')} title={t('settings.list.up')}>↑</Button>
      <Button variant="outlined" onClick={() => void move(1)} aria-label={t('settings.list.down')} title={t('settings.list.down')}>↓</Button>
      <ProblemNotice error={failure} />
    </>
  );
}

function RetireItem({ list, item }: { list: ListKey; item: Item }) {
  const t = useT();
  const say = useSay();
  const change = useChangeList(list);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const name = titleOf(list, item);
  const set = async (retired: boolean) => {
    await change((items) => items.map((one) => (one.code === item.code ? { ...one, retired } : one)));
    say(retired ? 'directory.retireDone' : 'directory.restoreDone', { name });
  };
  if (item['retired'] === true) {
    return (
      <>
        <Button variant="outlined" onClick={() => void set(false).catch(setFailure)}>{t('directory.restore')}</Button>
        <ProblemNotice error={failure} />
      </>
    );
  }
  return (
    <>
      <Button variant="text" onClick={() => setAsking(true)} sx={{ color: 'text.secondary' }}>{t('directory.retire')}</Button>
      {asking && (
        <ActionDialog title={t('settings.list.retireTitle', { name })} note={t('settings.list.retireNote')} submitLabel={t('directory.retire')} ready onSubmit={() => set(true)} onClose={() => setAsking(false)} />
      )}
    </>
  );
}

function RemoveItem({ list, item, onRemoved }: Pick<Props, 'list' | 'item' | 'onRemoved'>) {
  const t = useT();
  const change = useChangeList(list);
  const [asking, setAsking] = useState(false);
  const name = titleOf(list, item);
  return (
    <>
      <Button variant="text" onClick={() => setAsking(true)} sx={{ color: 'text.secondary' }}>{t('settings.list.remove')}</Button>
      {asking && (
        <ActionDialog
          title={t('settings.list.removeTitle', { name })}
          note={t('settings.list.removeNote')}
          submitLabel={t('settings.list.remove')}
          ready
          onSubmit={async () => {
            let at = 0;
            await change((items) => {
              at = items.findIndex(({ code }) => code === item.code);
              return items.filter(({ code }) => code !== item.code);
            });
            onRemoved(item, at);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
