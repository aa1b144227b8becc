import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { EditForm } from '../edit/EditForm.tsx';
import type { Edit } from '../edit/useEdit.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useKey } from '../keys/Keys.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { Retire, RowDates } from './Retire.tsx';
import { PanelBody, SidePanel } from './SidePanel.tsx';
import type { DirectoryName, DirectoryRow } from './useRow.ts';

type Props<R extends DirectoryRow> = {
  resource: DirectoryName;
  row: R;
  mayEdit: boolean;
  onClose: () => void;
  marks?: React.ReactNode;
  note?: React.ReactNode;
  consequence: string;
  /** Other things that may be done with it, beside 修改. */
  actions?: React.ReactNode;
  facts: React.ReactNode;
  form: (back: () => void) => React.ReactNode;
};

/** One row of a directory: what is known of it, and on asking its form in the same place. */
export function RowPanel<R extends DirectoryRow>({ resource, row, mayEdit, onClose, marks, note, consequence, actions, facts, form }: Props<R>) {
  const t = useT();
  const dates = useDates();
  const [editing, setEditing] = useState(false);
  useKey('e', t('edit.edit'), () => setEditing(true), mayEdit && !editing);
  const title = (
    <>
      {row.name}
      {marks}
    </>
  );
  const state = [row.retiredAt ? t('directory.retiredSince', { day: dates.day(dates.dayOf(row.retiredAt)) }) : null, note].filter(Boolean);
  return (
    <SidePanel
      title={title}
      note={state.length > 0 && state.map((one, at) => <span key={at}>{at > 0 && ' · '}{one}</span>)}
      onClose={() => (editing ? setEditing(false) : onClose())}
    >
      {editing ? (
        form(() => setEditing(false))
      ) : (
        <PanelBody
          actions={
            mayEdit && (
              <>
                <Button variant="contained" onClick={() => setEditing(true)} aria-keyshortcuts="e" title="E">{t('edit.edit')}</Button>
                {actions}
                <Box sx={{ flex: 1 }} />
                <Retire resource={resource} row={row} consequence={consequence} />
              </>
            )
          }
        >
          {facts}
          <Box sx={{ mt: 2.5, fontSize: 12, color: 'text.secondary' }}><RowDates row={row} /></Box>
        </PanelBody>
      )}
    </SidePanel>
  );
}

type FormProps<V extends object> = { edit: Edit<V>; onDone: () => void; onCancel: () => void; isNew: boolean; children: React.ReactNode };

/** A row's form: on success it says what was saved and goes back to the facts. */
export function RowForm<V extends { name: string }>({ edit, onDone, onCancel, isNew, children }: FormProps<V>) {
  const say = useSay();
  return (
    <EditForm
      edit={edit}
      always={isNew}
      onCancel={onCancel}
      onSaved={() => {
        say(isNew ? 'directory.created' : 'directory.updated', { name: edit.value.name });
        onDone();
      }}
    >
      {children}
    </EditForm>
  );
}
