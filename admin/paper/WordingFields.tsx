import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef } from 'react';
import { useLocale } from 'react-admin';
import { FIELDS } from '../../schema/paper-facts.ts';
import type { Form, WordingSetting } from '../../schema/paper.ts';
import { DEFAULT_WORDING } from '../../schema/presets/wording.ts';
import { EditField } from '../edit/EditField.tsx';
import type { Edit } from '../edit/useEdit.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';

const PARTS = [
  { part: 'title', max: 80, lines: undefined },
  { part: 'opening', max: 2_000, lines: 1 },
  { part: 'body', max: 6_000, lines: 6 },
  { part: 'closing', max: 2_000, lines: 2 },
  { part: 'footer', max: 1_000, lines: 1 },
] as const;
type Part = (typeof PARTS)[number]['part'];

/** The words of one form. A field is put in where the cursor last stood. */
export function WordingFields({ form, edit }: { form: Form; edit: Edit<WordingSetting> }) {
  const t = useT();
  const english = useLocale() === 'en';
  const mayEdit = useMay('settings.edit');
  const inputs = useRef(new Map<Part, HTMLInputElement | HTMLTextAreaElement>());
  const last = useRef<Part>('body');
  const own = edit.value[form];
  const words = own ?? DEFAULT_WORDING[form];
  const put = (part: Part, text: string) => edit.put(form, { ...words, [part]: text });
  const insert = (field: string) => {
    const part = last.current;
    const input = inputs.current.get(part);
    const text = words[part];
    const [from, to] = [input?.selectionStart ?? text.length, input?.selectionEnd ?? text.length];
    put(part, `${text.slice(0, from)}{${field}}${text.slice(to)}`);
    const at = from + field.length + 2;
    requestAnimationFrame(() => {
      input?.focus();
      input?.setSelectionRange(at, at);
    });
  };
  return (
    <Box component="fieldset" disabled={!mayEdit} sx={{ m: 0, p: 0, border: 0, minWidth: 0, display: 'grid', gap: 1.25 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: 13, color: 'text.secondary' }}>
        <Box sx={{ flex: 1 }}>{t(own ? 'paper.settings.ownWords' : 'paper.settings.oursWords')}</Box>
        {own && mayEdit && <Button variant="text" onClick={() => edit.put(form, undefined)} sx={{ minHeight: 24, py: 0, fontSize: 13 }}>{t('paper.settings.reset')}</Button>}
      </Box>
      <EditField edit={edit} name={form} label="" show={(value) => (typeof value === 'object' && value !== null && 'body' in value ? String(value.body) : t('paper.settings.oursShort'))}>
        {() => (
          <Box sx={{ display: 'grid', gap: 1.25 }}>
            {PARTS.map(({ part, max, lines }) => (
              <Field key={part} label={t(`paper.settings.${part}`)} error={edit.fault(`${form}.${part}`)} {...(part === 'body' && { hint: t('paper.settings.bodyHint') })}>
                {(control) => (
                  <Box onFocus={() => { last.current = part; }}>
                    <TextInput
                      {...control}
                      {...(lines !== undefined && { lines })}
                      maxLength={max}
                      value={words[part]}
                      onChange={(text) => put(part, text)}
                      inputRef={(input: HTMLInputElement | HTMLTextAreaElement | null) => {
                        if (input) inputs.current.set(part, input);
                      }}
                    />
                  </Box>
                )}
              </Field>
            ))}
          </Box>
        )}
      </EditField>
      {mayEdit && (
        <Box component="details" sx={{ '& summary': { cursor: 'pointer', color: 'text.secondary', fontSize: 13, py: 0.5 } }}>
          <summary>{t('paper.settings.fields')}</summary>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, pt: 0.5 }}>
            {FIELDS.map(({ field, en }) => (
              <Button key={field} variant="outlined" title={english ? en : undefined} onMouseDown={(event) => event.preventDefault()} onClick={() => insert(field)} sx={{ minHeight: 26, py: 0, px: 1, fontSize: 13 }}>{`{${field}}`}</Button>
            ))}
          </Box>
        </Box>
      )}
    </Box>
  );
}
