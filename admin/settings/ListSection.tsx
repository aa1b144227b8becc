import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { OPENED } from '../directory/Directory.tsx';
import { OriginMarks, useSourceText } from '../directory/Origin.tsx';
import { ListWithPanel, SidePanel } from '../directory/SidePanel.tsx';
import { StatusTabs } from '../directory/StatusTabs.tsx';
import { useKey } from '../keys/Keys.tsx';
import { usePhone } from '../layout/usePhone.ts';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import { Empty, NotFound } from '../states/States.tsx';
import { type Column, Table } from '../table/Table.tsx';
import { ItemForm } from './ItemForm.tsx';
import { ItemPanel } from './ItemPanel.tsx';
import { ItemValue } from './ItemValue.tsx';
import { type FieldSpec, type Item, type ListKey, LISTS, titleOf } from './lists.ts';
import { MissingRules } from './MissingRules.tsx';
import { SectionHead } from './SectionHead.tsx';
import { useChangeList, useList } from './useList.ts';

type Row = Item & { id: string };

/** One of the district's lists: its entries in their order, and one of them opened beside. */
export function ListSection({ list }: { list: ListKey }) {
  const t = useT();
  const navigate = useNavigate();
  const { item: code } = useParams();
  const [params] = useSearchParams();
  const standing = useList(list);
  const mayEdit = useMay('settings.edit');
  const [retired, setRetired] = useState(false);
  const [removed, setRemoved] = useState<{ item: Item; at: number } | null>(null);
  const open = (to?: string) => void navigate(to ? `/settings/${list}/${to}` : `/settings/${list}`);
  const create = () => open('create');
  const what = t(`settings.section.${list}`);
  useKey('c', t('settings.list.addOf', { what }), create, mayEdit);
  if (!standing) return null;
  const opened = standing.value.find((one) => one.code === code);

  const panel = code && (
    code === 'create' ? (
      mayEdit && (
        <SidePanel title={t('settings.list.addOf', { what })} onClose={() => open()}>
          <ItemForm list={list} standing={standing} item={null} onDone={(made) => open(made)} onCancel={() => open()} />
        </SidePanel>
      )
    ) : opened ? (
      <ItemPanel
        key={`${list}.${code}`}
        list={list}
        standing={standing}
        item={opened}
        mayEdit={mayEdit}
        startEditing={params.has('edit')}
        onClose={() => open()}
        onRemoved={(item, at) => {
          setRemoved({ item, at });
          open();
        }}
      />
    ) : (
      <NotFound />
    )
  );

  return (
    <ListWithPanel panel={panel}>
      <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
        <SectionHead
          section={list}
          actions={mayEdit && <Button variant="outlined" onClick={create} aria-keyshortcuts="c" title="C">{t('settings.list.add')}</Button>}
        />
        {list === 'categories' && <Box sx={{ px: 2, mb: 1, flex: 'none', '&:empty': { display: 'none' } }}><MissingRules mayEdit={mayEdit} /></Box>}
        {list !== 'conditions' && (
          <Box sx={{ px: 2, pb: 1, flex: 'none' }}><StatusTabs retired={retired} onRetired={setRetired} /></Box>
        )}
        {removed && <UndoLine list={list} removed={removed} onDone={() => setRemoved(null)} />}
        <Entries list={list} items={standing.value.filter((one) => (one['retired'] === true) === retired)} opened={code} onOpen={open} retired={retired} />
      </Box>
    </ListWithPanel>
  );
}

type EntriesProps = { list: ListKey; items: Item[]; opened: string | undefined; retired: boolean; onOpen: (code: string) => void };

function Entries({ list, items, opened, retired, onOpen }: EntriesProps) {
  const t = useT();
  const phone = usePhone();
  const columns = useColumns(list);
  if (items.length === 0) {
    if (retired) return <Empty title={t('directory.noRetired')} />;
    return list === 'categories' ? (
      <Empty title={t('settings.rule.noCategories')} hint={t('settings.rule.noCategoriesHint')} />
    ) : (
      <Empty title={t('settings.list.empty')} hint={t('settings.list.emptyHint')} />
    );
  }
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline' }}>
      {phone ? (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {items.map((item) => (
            <Box component="li" key={item.code} sx={{ borderBottom: 1, borderColor: 'hairline' }}>
              <Box component="button" onClick={() => onOpen(item.code)} sx={{ display: 'block', width: '100%', minHeight: 48, px: 2, py: 1, border: 0, bgcolor: 'transparent', color: 'inherit', font: 'inherit', textAlign: 'left' }}>
                <Titled list={list} item={item} />
                <Box component="span" sx={{ display: 'block', fontSize: 13, color: 'text.secondary' }}>
                  <ItemValue item={item} name={LISTS[list].columns[0]?.name ?? 'source'} />
                </Box>
              </Box>
            </Box>
          ))}
        </Box>
      ) : (
        <Table<Row>
          caption={t(`settings.section.${list}`)}
          columns={columns}
          rows={items.map((item) => ({ ...item, id: item.code }))}
          nameOf={(row) => titleOf(list, row)}
          onOpen={(row) => onOpen(row.code)}
          edge={(row) => (row.code === opened ? OPENED : undefined)}
        />
      )}
    </Box>
  );
}

function Titled({ list, item }: { list: ListKey; item: Item }) {
  const source = typeof item['source'] === 'string' ? item['source'] : null;
  const borrowedFrom = typeof item['borrowedFrom'] === 'string' ? item['borrowedFrom'] : undefined;
  return (
    <span title={titleOf(list, item)}>
      {titleOf(list, item)}
      <OriginMarks of={{ source, borrowedFrom }} />
    </span>
  );
}

function useColumns(list: ListKey): Column<Row>[] {
  const t = useT();
  const read = useSourceText();
  return useMemo(() => {
    const { fields, columns, title } = LISTS[list];
    const labelOf = (name: string) => {
      const field: FieldSpec | undefined = fields.find((one) => one.name === name);
      if (name === 'marks') return t('settings.field.marks');
      return field ? t(field.label) : '';
    };
    const sourceOf = ({ source }: Row) => read(typeof source === 'string' ? source : '');
    const cell = (name: string) => (row: Row) => {
      const value = row[name];
      return <span title={typeof value === 'string' ? value : undefined}><ItemValue item={row} name={name} /></span>;
    };
    return [
      { id: title, label: labelOf(title), width: title === 'text' ? 300 : 200, grow: true, render: (row) => <Titled list={list} item={row} /> },
      ...columns.map(({ name, width, grow }) => ({ id: name, label: labelOf(name), width, ...(grow ? { grow } : {}), render: cell(name) })),
      { id: 'source', label: t('settings.field.source'), width: 190, render: (row) => <span title={sourceOf(row)}>{sourceOf(row)}</span> },
    ];
  }, [t, read, list]);
}

type UndoProps = { list: ListKey; removed: { item: Item; at: number }; onDone: () => void };

/** What was removed, and the way back: its old place. */
function UndoLine({ list, removed, onDone }: UndoProps) {
  const t = useT();
  const say = useSay();
  const change = useChangeList(list);
  const [failure, setFailure] = useState<unknown>(null);
  const undo = async () => {
    try {
      await change((items) => (items.some(({ code }) => code === removed.item.code) ? items : items.toSpliced(removed.at, 0, removed.item)));
      say('settings.list.undone');
      onDone();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <Box role="status" sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, pb: 1, color: 'text.secondary' }}>
      {t('settings.list.removed', { name: titleOf(list, removed.item) })}
      <Button variant="outlined" onClick={() => void undo()} sx={{ minHeight: 28, py: 0 }}>{t('edit.undo')}</Button>
      <ProblemNotice error={failure} />
    </Box>
  );
}
