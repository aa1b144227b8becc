import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import { useId, useState } from 'react';
import type { Applicant } from '../../schema/applicants.ts';
import { FilesSection } from '../files/FilesSection.tsx';
import { useFiles } from '../files/useFiles.ts';
import { usePhone } from '../layout/usePhone.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';

/** What belongs to a person and not to one case: identity papers, a household book. Whoever may not see people is not offered it. */
export function ApplicantFilesButton({ person }: { person: Pick<Applicant, 'id' | 'name'> }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const sees = useMay('personal_data.see');
  const { data } = useFiles({ subjectKind: 'applicants', subjectId: person.id }, sees);
  if (!sees) return null;
  return (
    <>
      <Button variant="text" onClick={() => setOpen(true)} sx={{ minHeight: 22, py: 0, px: 0.5, ml: -0.5, fontSize: 13, justifySelf: 'start' }}>
        {data && data.length > 0 ? t('applicants.filesCount', { count: data.length }) : t('applicants.files')}
      </Button>
      {open && <ApplicantFiles person={person} onClose={() => setOpen(false)} />}
    </>
  );
}

function ApplicantFiles({ person, onClose }: { person: Pick<Applicant, 'id' | 'name'>; onClose: () => void }) {
  const t = useT();
  const phone = usePhone();
  const titleId = useId();
  const handles = useMay('cases.handle');
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" fullScreen={phone} aria-labelledby={titleId}>
      <Box sx={{ px: 3, pt: 2, pb: 1, flex: 1, minHeight: 0, overflow: 'auto' }}>
        <Box component="h2" id={titleId} sx={{ m: 0, fontSize: 17, fontWeight: 600 }}>{`${t('applicants.files')} ${person.name ?? ''}`}</Box>
        <Box sx={{ mt: 0.5, color: 'text.secondary', fontSize: 13 }}>{t('applicants.filesNote')}</Box>
        <FilesSection subjectKind="applicants" subjectId={person.id} mayAttach={handles} mayEdit={handles} />
      </Box>
      <DialogActions><Button variant="contained" onClick={onClose}>{t('files.close')}</Button></DialogActions>
    </Dialog>
  );
}
