import Button from '@mui/material/Button';
import { useState } from 'react';
import { useSay } from '../../messages/useSay.ts';
import { useT } from '../../messages/useT.ts';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { ActionDialog } from '../../actions/ActionDialog.tsx';

/** The address holds the whole view. Over plain http a page may not write the clipboard: there it stands selected, to be copied. */
export function CopyLink() {
  const t = useT();
  const say = useSay();
  const [shown, setShown] = useState('');
  const copy = async () => {
    const { href } = window.location;
    try {
      await navigator.clipboard.writeText(href);
      say('views.copied');
    } catch {
      setShown(href);
    }
  };
  return (
    <>
      <Button variant="text" onClick={() => void copy()}>{t('views.copy')}</Button>
      {shown !== '' && (
        <ActionDialog title={t('views.copy')} note={t('views.linkHint')} submitLabel={t('edit.close')} ready onSubmit={async () => undefined} onClose={() => setShown('')}>
          <Field label={t('views.link')}>
            {(control) => <TextInput {...control} readOnly value={shown} onChange={() => undefined} inputRef={(input: HTMLInputElement | null) => input?.select()} />}
          </Field>
        </ActionDialog>
      )}
    </>
  );
}
