import { useState } from 'react';
import { ROLES } from '../../../schema/people.ts';
import type { View, ViewResource, ViewSettings } from '../../../schema/views.ts';
import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { Field } from '../../form/Field.tsx';
import { Select } from '../../form/Select.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { Tick } from '../../form/Tick.tsx';
import { useSay } from '../../messages/useSay.ts';
import { useT } from '../../messages/useT.ts';
import { useMay } from '../../session/me.ts';
import { useWriteView } from './useViews.ts';

type Props = {
  resource: ViewResource;
  /** Null: a new one, of what is on screen. */
  view: View | null;
  settings: ViewSettings;
  onSaved: (view: View) => void;
  onClose: () => void;
};

/** Its name, and who else is to have it. */
export function SaveView({ resource, view, settings, onSaved, onClose }: Props) {
  const t = useT();
  const say = useSay();
  const { create, change } = useWriteView(resource);
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [defaultFor, setDefaultFor] = useState(view?.defaultFor ?? null);
  const edits = useMay('directory.edit');
  const rules = useMay('cases.approve');
  const mayShare = edits || rules;
  const submit = async () => {
    const fields = { name: name.trim(), ...(mayShare ? { shared, defaultFor: shared ? defaultFor : null } : {}) };
    const saved = await (view ? change(view, fields) : create({ ...fields, resource, settings }));
    say('views.savedDone', { name: saved.name });
    onSaved(saved);
  };
  return (
    <ActionDialog title={t(view ? 'views.rename' : 'views.saveTitle')} note={view ? undefined : t('views.saveHint')} submitLabel={t('actions.save')} ready={name.trim() !== ''} onSubmit={submit} onClose={onClose}>
      <Field label={t('views.name')} required path="name">{(control) => <TextInput {...control} autoFocus maxLength={40} value={name} onChange={setName} />}</Field>
      {mayShare && <Tick label={t('views.share')} checked={shared} onChange={setShared} />}
      {mayShare && shared && (
        <Field label={t('views.defaultFor')}>
          {(control) => (
            <Select {...control} empty={t('views.noDefault')} options={ROLES.map((role) => ({ value: role, label: t(`session.role.${role}`) }))} value={defaultFor} onChange={(value) => setDefaultFor(ROLES.find((role) => role === value) ?? null)} />
          )}
        </Field>
      )}
    </ActionDialog>
  );
}
