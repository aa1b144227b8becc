import Box from '@mui/material/Box';
import type { Applicant } from '../../schema/applicants.ts';
import { ApplicantFilesButton } from '../applicants/ApplicantFiles.tsx';
import { EditApplicantButton } from '../applicants/EditApplicant.tsx';
import type { Case } from '../../schema/cases.ts';
import { useT } from '../messages/useT.ts';
import { useCodeName } from '../settings/useSettings.ts';
import { Revealed } from './actions/Revealed.tsx';

type Props = { row: Case; who: 'reporter' | 'party'; person: Applicant };

/** A person's name and masked numbers; an eye shows one in clear where the server allows it, and the look is logged. */
export function PersonFacts({ row, who, person }: Props) {
  const t = useT();
  const circumstanceName = useCodeName('circumstances');
  const places = [
    person.registeredPlace && t('cases.registeredAt', { place: person.registeredPlace }),
    person.livingPlace && t('cases.livesAt', { place: person.livingPlace }),
  ].filter(Boolean);
  return (
    <Box sx={{ display: 'grid' }}>
      <span>{person.name}</span>
      {person.phone && <Revealed row={row} field={`${who}.phone`} masked={person.phone} label={t('cases.phone')} />}
      {person.idNumber && <Revealed row={row} field={`${who}.idNumber`} masked={person.idNumber} label={t('cases.idNumber')} />}
      {places.length > 0 && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{places.join(t('form.semicolon'))}</Box>}
      {person.circumstances.length > 0 && <Box sx={{ fontSize: 13 }}>{person.circumstances.map(circumstanceName).join(t('form.comma'))}</Box>}
      {row.editable && <EditApplicantButton person={person} />}
      <ApplicantFilesButton person={person} />
    </Box>
  );
}
