import Box from '@mui/material/Box';
import { EditForm } from '../edit/EditForm.tsx';
import type { Edit } from '../edit/useEdit.ts';
import type { Permission } from '../../schema/people.ts';
import { useMay } from '../session/me.ts';
import { SectionHead } from './SectionHead.tsx';
import type { SectionName } from './sections.ts';

type Props<V extends object> = {
  section: SectionName;
  edit: Edit<V>;
  children: React.ReactNode;
  below?: React.ReactNode;
  /** Beside the fields where there is room, below them where there is none. */
  aside?: React.ReactNode;
  /** Where others than the administrator may change this part. */
  also?: Permission;
};

/** A part of the settings that is one form: always open, its buttons there once something is changed. */
export function SectionForm<V extends object>({ section, edit, children, below, aside, also = 'settings.edit' }: Props<V>) {
  const mayEdit = [useMay('settings.edit'), useMay(also)].some(Boolean);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <SectionHead section={section} mayEdit={mayEdit} />
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline' }}>
        <EditForm edit={edit}>
          {/* Whoever may only read sees the same fields, and can change none. */}
          <Box sx={aside ? { display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 7fr) minmax(0, 5fr)' }, gap: 3, alignItems: 'start' } : undefined}>
            <Box component="fieldset" disabled={!mayEdit} sx={fields}>{children}</Box>
            {aside}
          </Box>
          {below}
        </EditForm>
      </Box>
    </Box>
  );
}

const fields = {
  m: 0, p: 0, border: 0, minWidth: 0, maxWidth: 760, display: 'grid', gap: 1.75,
  '&:disabled': {
    '& .MuiInputBase-root': { bgcolor: 'transparent' },
    '& .MuiOutlinedInput-notchedOutline, & input[type="radio"] + span': { borderColor: 'hairline !important' },
    '& label, & input': { cursor: 'default' },
    '& ::placeholder': { opacity: '0 !important' },
  },
} as const;
