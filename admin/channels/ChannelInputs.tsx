import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { z } from 'zod';
import { NEW_CONFIGS, NEW_HTTP_MAIL, type SentKind } from '../../schema/channels.ts';
import { EditField, EditGroup, EditText, EditTick } from '../edit/EditField.tsx';
import type { Edit } from '../edit/useEdit.ts';
import { Field } from '../form/Field.tsx';
import { Segments } from '../form/Segments.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { formOf, type FieldSpec } from './fields.ts';
import { SecretInput } from './SecretInput.tsx';
import type { Values } from './useChannels.ts';

const Headers = z.array(z.object({ name: z.string(), value: z.string() })).catch([]);
const Success = z.object({ path: z.string(), equals: z.string(), later: z.string() }).catch({ path: '', equals: '', later: '' });

/** The fields of one channel: what it needs, and below how it gets there. */
export function ChannelInputs({ kind, edit }: { kind: SentKind; edit: Edit<Values> }) {
  const t = useT();
  const { main, network } = formOf(kind, edit.value.by);
  return (
    <>
      {kind === 'email' && <MailBy edit={edit} />}
      {main.map((spec) => <Input key={spec.name} spec={spec} edit={edit} />)}
      <Box component="h3" sx={{ m: 0, mt: 1, fontSize: 13, fontWeight: 600 }}>{t('channels.network')}</Box>
      {network.map((spec) => <Input key={spec.name} spec={spec} edit={edit} />)}
    </>
  );
}

/** Two ways with fields of their own: what the other way had stays as long as the form is open. */
function MailBy({ edit }: { edit: Edit<Values> }) {
  const t = useT();
  const choose = (by: 'smtp' | 'http') => {
    for (const [field, value] of Object.entries(by === 'http' ? NEW_HTTP_MAIL : NEW_CONFIGS.email)) if (edit.value[field] === undefined) edit.put(field, value);
    edit.put('by', by);
  };
  return (
    <Segments
      label={t('channels.mailBy')}
      value={edit.value.by === 'http' ? 'http' : 'smtp'}
      onChange={choose}
      options={[{ value: 'smtp', label: t('channels.mailSmtp') }, { value: 'http', label: t('channels.mailHttp') }]}
    />
  );
}

function Input({ spec, edit }: { spec: FieldSpec; edit: Edit<Values> }) {
  const t = useT();
  const { name } = spec;
  const words = { edit, name, label: t(spec.label), ...('hint' in spec && spec.hint && { hint: t(spec.hint) }), ...('required' in spec && spec.required && { required: true }) };
  switch (spec.kind) {
    case 'text':
      return <EditText {...words} maxLength={spec.max} {...(spec.lines && { lines: spec.lines })} {...(spec.placeholder && { placeholder: spec.placeholder })} />;
    case 'secret':
      return (
        <EditField {...words} show={() => '···'}>
          {(control) => <SecretInput {...control} value={edit.text(name)} onChange={(text) => putSecret(edit, name, text, spec.paste)} />}
        </EditField>
      );
    case 'number':
      return (
        <EditField {...words}>
          {(control) => <TextInput {...control} inputMode="numeric" maxLength={5} value={String(edit.value[name] ?? '')} onChange={(text) => edit.put(name, Number(text.replace(/\D/g, '')))} />}
        </EditField>
      );
    case 'tick':
      return <EditTick {...words} />;
    case 'choice':
      return (
        <EditField {...words}>
          {(control) => <Select {...control} value={edit.text(name)} onChange={(value) => value && edit.put(name, value)} options={spec.choices.map(({ value, label }) => ({ value, label: t(label) }))} />}
        </EditField>
      );
    case 'headers':
      return <HeaderRows {...words} />;
    case 'success':
      return <SuccessRow {...words} />;
  }
}

/** The group's settings offer one long address to copy: the secret is taken out of it, and where it leads. */
function putSecret(edit: Edit<Values>, name: string, text: string, paste: string | undefined): void {
  const url = paste !== undefined && /^https?:\/\//i.test(text.trim()) && URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  const found = url && paste !== undefined ? url.searchParams.get(paste) : null;
  if (url && found) edit.put('baseUrl', url.origin);
  edit.put(name, found ?? text);
}

type Words = { edit: Edit<Values>; name: string; label: string; hint?: string };

function HeaderRows({ edit, name, label }: Words) {
  const t = useT();
  const headers = Headers.parse(edit.value[name]);
  const put = (at: number, changes: Partial<(typeof headers)[number]>) => edit.put(name, headers.map((header, index) => (index === at ? { ...header, ...changes } : header)));
  const add = <Button variant="text" onClick={() => edit.put(name, [...headers, { name: '', value: '' }])} sx={{ minHeight: 26, py: 0, fontSize: 13 }}>{t('channels.addHeader')}</Button>;
  return (
    <EditGroup edit={edit} name={name} inner label={label} aside={add}>
      {() => headers.map((header, at) => (
        <Box key={at} sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr) auto', gap: 1, alignItems: 'end', mb: 0.5 }}>
          <Field label={t('channels.headerName')} error={edit.fault(`${name}.${at}.name`)}>
            {(control) => <TextInput {...control} maxLength={60} value={header.name} onChange={(text) => put(at, { name: text })} />}
          </Field>
          <Field label={t('channels.headerValue')} error={edit.fault(`${name}.${at}.value`)}>
            {(control) => <TextInput {...control} maxLength={500} value={header.value} onChange={(text) => put(at, { value: text })} />}
          </Field>
          <Button variant="text" aria-label={t('channels.removeHeader')} title={t('channels.removeHeader')} onClick={() => edit.put(name, headers.filter((_, index) => index !== at))} sx={{ color: 'text.secondary' }}>✕</Button>
        </Box>
      ))}
    </EditGroup>
  );
}

const PARTS = [
  { name: 'path', label: 'channels.successPath', placeholder: 'data.code' },
  { name: 'equals', label: 'channels.successEquals', placeholder: '0' },
  { name: 'later', label: 'channels.successLater', placeholder: '' },
] as const;

function SuccessRow({ edit, name, label, hint }: Words) {
  const t = useT();
  const success = Success.parse(edit.value[name]);
  return (
    <EditGroup edit={edit} name={name} inner label={label} {...(hint && { hint })}>
      {() => (
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, minmax(0, 1fr))' }, gap: 1 }}>
          {PARTS.map((part) => (
            <Field key={part.name} label={t(part.label)} error={edit.fault(`${name}.${part.name}`)}>
              {(control) => <TextInput {...control} maxLength={100} placeholder={part.placeholder} value={success[part.name]} onChange={(text) => edit.put(name, { ...success, [part.name]: text })} />}
            </Field>
          ))}
        </Box>
      )}
    </EditGroup>
  );
}
