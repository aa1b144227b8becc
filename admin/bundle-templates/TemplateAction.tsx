import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { BundleTemplate, TemplateAction as Action } from '../../schema/bundle-templates.ts';
import { Code } from '../../schema/values.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useAct, useRefresh } from '../actions/useAct.ts';
import { request } from '../api/http.ts';
import { Field } from '../form/Field.tsx';
import { Segments } from '../form/Segments.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';

type Props = { row: BundleTemplate; action: Action | 'trash'; onClose: () => void };

/** Copying, publishing, retiring a template and dropping a draft: what it does, and what is asked for it. */
export function TemplateActionDialog({ row, action, onClose }: Props) {
  const t = useT();
  const say = useSay();
  const act = useAct();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [as, setAs] = useState<'edition' | 'other'>('edition');
  const [value, setValue] = useState({ code: '', name: row.name, reason: '' });
  const [asked, setAsked] = useState(false);
  const other = action === 'copy' && as === 'other';
  const missing = { code: other && !Code.safeParse(value.code).success, name: other && !value.name.trim(), reason: action === 'retire' && !value.reason.trim() };
  const why = (name: keyof typeof missing) => (asked && missing[name] ? t('actions.required') : undefined);
  const submit = async () => {
    if (action === 'trash') {
      await request('DELETE', `/api/bundle-templates/${row.id}?version=${row.version}`);
      void navigate('/bundles/templates');
      await refresh();
    } else {
      const body = action === 'retire' ? { reason: value.reason.trim() } : other ? { code: value.code, name: value.name.trim() } : {};
      const answer = await act<BundleTemplate>('bundle-templates', row, action, body);
      if (action === 'copy') void navigate(`/bundles/templates/${answer.id}`);
    }
    say(`bundleTemplates.done.${action}`);
  };
  return (
    <ActionDialog title={t(`bundleTemplates.action.${action}`)} note={t(`bundleTemplates.note.${action}`)} submitLabel={t(`bundleTemplates.action.${action}`)} ready={!Object.values(missing).includes(true)} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose}>
      {action === 'copy' && (
        <Segments label={t('bundleTemplates.copyAs')} value={as} onChange={setAs} options={[{ value: 'edition', label: t('bundleTemplates.copyEdition') }, { value: 'other', label: t('bundleTemplates.copyNew') }]} />
      )}
      {other && (
        <>
          <Field label={t('bundleTemplates.name')} required error={why('name')}>{(field) => <TextInput {...field} maxLength={80} value={value.name} onChange={(name) => setValue({ ...value, name })} />}</Field>
          <Field label={t('bundleTemplates.code')} path="code" required hint={t('bundleTemplates.codeHint')} error={why('code')}>{(field) => <TextInput {...field} maxLength={40} value={value.code} onChange={(code) => setValue({ ...value, code })} />}</Field>
        </>
      )}
      {action === 'retire' && <Field label={t('bundleTemplates.reason')} required error={why('reason')}>{(field) => <TextInput {...field} autoFocus lines={2} maxLength={500} value={value.reason} onChange={(reason) => setValue({ ...value, reason })} />}</Field>}
    </ActionDialog>
  );
}
