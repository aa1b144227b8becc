import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import type { OwnField } from '../../schema/fields.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { StatusTabs } from '../directory/StatusTabs.tsx';
import { useKey } from '../keys/Keys.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { SectionHead } from '../settings/SectionHead.tsx';
import { ProblemNotice } from '../states/Notice.tsx';
import { Empty } from '../states/States.tsx';
import { type Column, Table } from '../table/Table.tsx';
import { FieldDialog } from './FieldDialog.tsx';
import { useChangeFields } from './useChangeFields.ts';

/** The columns a district added itself: add, rename, retire, bring back. Nothing is ever taken away. */
export default function FieldsSection() {
  const t = useT();
  const mayEdit = useMay('settings.edit');
  const [showsRetired, setShowsRetired] = useState(false);
  const [editing, setEditing] = useState<OwnField | 'new' | null>(null);
  const { fields } = useChangeFields();
  useKey('c', t('fields.add'), () => setEditing('new'), mayEdit);
  const shown = fields.filter(({ retired }) => retired === showsRetired);
  const columns = useColumns(mayEdit);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <SectionHead section="fields" actions={mayEdit && <Button variant="outlined" onClick={() => setEditing('new')} aria-keyshortcuts="c" title="C">{t('fields.add')}</Button>} />
      <Box sx={{ px: 2, pb: 1, flex: 'none' }}><StatusTabs retired={showsRetired} onRetired={setShowsRetired} /></Box>
      {shown.length === 0 ? (
        showsRetired ? <Empty title={t('directory.noRetired')} /> : <Empty title={t('fields.empty')} hint={t('fields.emptyHint')} />
      ) : (
        <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline' }}>
          <Table<OwnField> caption={t('settings.section.fields')} columns={columns} rows={shown} nameOf={({ label }) => label} {...(mayEdit ? { onOpen: setEditing } : {})} />
        </Box>
      )}
      {editing && <FieldDialog key={editing === 'new' ? 'new' : editing.id} field={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Box>
  );
}

function useColumns(mayEdit: boolean): Column<OwnField>[] {
  const t = useT();
  return useMemo(
    () => [
      { id: 'label', label: t('fields.label'), width: 180, grow: true, render: ({ label }) => label },
      { id: 'resource', label: t('fields.resource'), width: 120, render: ({ resource }) => t(`fields.of.${resource}`) },
      { id: 'kind', label: t('fields.kind'), width: 90, render: ({ kind }) => t(`fields.kinds.${kind}`) },
      {
        id: 'choices', label: t('fields.choices'), width: 200, grow: true,
        render: ({ choices }) => (choices ?? []).filter(({ retired }) => !retired).map(({ name }) => name).join(t('form.comma')),
      },
      ...(mayEdit ? [{ id: 'retire', label: t('directory.status'), width: 110, render: (field: OwnField) => <Retire field={field} /> }] : []),
    ],
    [t, mayEdit],
  );
}

function Retire({ field }: { field: OwnField }) {
  const t = useT();
  const say = useSay();
  const { change } = useChangeFields();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const name = field.label;
  const set = async (retired: boolean) => {
    await change((fields) => fields.map((one) => (one.id === field.id ? { ...one, retired } : one)));
    say(retired ? 'directory.retireDone' : 'directory.restoreDone', { name });
  };
  return (
    <Box onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
      <Button variant="text" onClick={() => (field.retired ? void set(false).catch(setFailure) : setAsking(true))} sx={{ minHeight: 26, py: 0 }}>
        {t(field.retired ? 'directory.restore' : 'directory.retire')}
      </Button>
      <ProblemNotice error={failure} />
      {asking && (
        <ActionDialog title={t('fields.retireTitle', { name })} note={t('fields.retireNote')} submitLabel={t('directory.retire')} ready onSubmit={() => set(true)} onClose={() => setAsking(false)} />
      )}
    </Box>
  );
}
