import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Field, type FieldProps } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Tick } from '../form/Tick.tsx';
import { useT } from '../messages/useT.ts';
import type { Clash, Edit } from './useEdit.ts';

type Props<V extends object> = {
  edit: Edit<V>;
  name: keyof V & string;
  label: string;
  hint?: React.ReactNode;
  required?: boolean;
  aside?: React.ReactNode;
  /** How a value reads where it clashes with another's. */
  show?: (value: unknown) => React.ReactNode;
  children: (field: FieldProps) => React.ReactNode;
};

/** One field of a form: its label, its control, what is wrong with it, and what somebody else made of it meanwhile. */
export function EditField<V extends object>({ edit, name, show, children, ...words }: Props<V>) {
  const clash = edit.clash(name);
  return (
    <Box>
      <Field {...words} error={named(edit.fault(name), name, words.label)}>{children}</Field>
      {clash && <ClashLine clash={clash} show={show} onSettle={(keep) => edit.settle(name, keep)} />}
    </Box>
  );
}

type GroupProps<V extends object> = Omit<Props<V>, 'children' | 'required'> & {
  /** The controls inside say themselves what is wrong with them. */
  inner?: boolean;
  children: (invalid: boolean) => React.ReactNode;
};

/** Several controls that make one value: a group with a name, its faults and clashes below it. */
export function EditGroup<V extends object>({ edit, name, label, hint, aside, show, inner = false, children }: GroupProps<V>) {
  const fault = named(edit.fault(name, inner), name, label);
  const clash = edit.clash(name);
  const note = fault ?? hint;
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0, minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 0.25 }}>
        <Box component="legend" sx={{ p: 0, float: 'left', fontSize: 13, color: 'text.secondary', flex: 1 }}>{label}</Box>
        {aside}
      </Box>
      {children(edit.fault(name) !== undefined)}
      {note && (
        <Box role={fault ? 'alert' : undefined} sx={{ mt: 0.25, fontSize: 12, lineHeight: 1.5, color: (theme) => (fault ? theme.palette.tones.soon.ink : theme.palette.text.secondary) }}>
          {note}
        </Box>
      )}
      {clash && <ClashLine clash={clash} show={show} onSettle={(keep) => edit.settle(name, keep)} />}
    </Box>
  );
}

type TickProps<V extends object> = Pick<Props<V>, 'edit' | 'name' | 'label' | 'hint'>;

/** Yes or no, its words beside the box. */
export function EditTick<V extends object>({ edit, name, label, hint }: TickProps<V>) {
  const t = useT();
  const clash = edit.clash(name);
  return (
    <Box>
      <Tick label={label} checked={edit.truth(name)} onChange={(checked) => edit.putAny(name, checked)} />
      {(edit.fault(name) ?? hint) && <Box sx={{ pl: 3.5, fontSize: 12, color: 'text.secondary' }}>{edit.fault(name) ?? hint}</Box>}
      {clash && <ClashLine clash={clash} show={(value) => t(value ? 'actions.yes' : 'actions.no')} onSettle={(keep) => edit.settle(name, keep)} />}
    </Box>
  );
}

/** The server calls a field by its name in the API; here it goes by its label. */
const named = (fault: string | undefined, name: string, label: string) => fault?.replace(`“${name}”`, `“${label}”`);

type TextProps<V extends object> = Omit<Props<V>, 'children'> & {
  maxLength: number;
  lines?: number;
  /** Nothing typed is no value, not an empty one. */
  orNull?: boolean;
  inputMode?: 'text' | 'tel' | 'numeric';
  placeholder?: string;
  autoFocus?: boolean;
  disabled?: boolean;
  autoComplete?: string;
};

export function EditText<V extends object>({ edit, name, maxLength, lines, orNull = false, inputMode, placeholder, autoFocus, disabled, autoComplete = 'off', ...field }: TextProps<V>) {
  return (
    <EditField edit={edit} name={name} {...field}>
      {(control) => (
        <TextInput
          {...control}
          value={edit.text(name)}
          onChange={(text) => edit.putText(name, orNull && text === '' ? null : text)}
          maxLength={maxLength}
          autoComplete={autoComplete}
          {...(lines ? { lines } : {})}
          {...(inputMode ? { inputMode } : {})}
          {...(placeholder ? { placeholder } : {})}
          {...(autoFocus ? { autoFocus } : {})}
          {...(disabled ? { disabled } : {})}
        />
      )}
    </EditField>
  );
}

function ClashLine({ clash, show, onSettle }: { clash: Clash; show: ((value: unknown) => React.ReactNode) | undefined; onSettle: (keep: 'theirs' | 'mine') => void }) {
  const t = useT();
  const read = (value: unknown) => {
    if (value === null || value === undefined || value === '') return t('edit.empty');
    if (show) return show(value);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  };
  return (
    <Box
      role="group"
      sx={{ mt: 0.5, px: 1.25, py: 0.75, borderLeft: 3, borderColor: (theme) => theme.palette.tones.soon.ink, bgcolor: (theme) => theme.palette.tones.soon.wash, fontSize: 13 }}
    >
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 1, rowGap: 0.25 }}>
        <Box component="dt" sx={{ color: 'text.secondary' }}>{t('edit.theirs')}</Box>
        <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>{read(clash.theirs)}</Box>
        <Box component="dt" sx={{ color: 'text.secondary' }}>{t('edit.mine')}</Box>
        <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>{read(clash.mine)}</Box>
      </Box>
      <Box sx={{ display: 'flex', gap: 0.75, mt: 0.75 }}>
        <Button variant="outlined" onClick={() => onSettle('mine')} sx={{ minHeight: 26, py: 0, fontSize: 13 }}>{t('edit.keepMine')}</Button>
        <Button variant="outlined" onClick={() => onSettle('theirs')} sx={{ minHeight: 26, py: 0, fontSize: 13 }}>{t('edit.keepTheirs')}</Button>
      </Box>
    </Box>
  );
}
