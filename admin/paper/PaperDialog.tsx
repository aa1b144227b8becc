import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { useId, useState } from 'react';
import type { FormOffer, FormRow } from '../../schema/paper.ts';
import { useDates } from '../deadlines/useDates.ts';
import { download } from '../export/download.ts';
import { FilesSection } from '../files/FilesSection.tsx';
import { Facts } from '../layout/Facts.tsx';
import { usePhone } from '../layout/usePhone.ts';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { Notice, ProblemNotice } from '../states/Notice.tsx';
import { BehalfOffer } from './BehalfOffer.tsx';
import { DeliverDialog } from './DeliverDialog.tsx';
import { PaperFrame } from './PaperFrame.tsx';
import { docxOf, pageOf, printPaper } from './print.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

type Props = {
  paper: FormRow;
  name: string;
  /** To whom it would be handed, if the case says so. */
  receiver: string;
  /** The 送达回证 that may be issued of it. */
  proof: FormOffer | undefined;
  onProof: (offer: FormOffer) => void;
  onClose: () => void;
};

/** One paper: how it looks, what may be done with it, how it reached whom, and its signed scan. */
export default function PaperDialog({ paper, name, receiver, proof, onProof, onClose }: Props) {
  const t = useT();
  const phone = usePhone();
  const titleId = useId();
  const [asking, setAsking] = useState<FormRow['actions'][number] | null>(null);
  const [edition, setEdition] = useState(paper.edition);
  const [failure, setFailure] = useState<unknown>(null);
  const [blocked, setBlocked] = useState(false);
  const may = (action: FormRow['actions'][number]) => paper.actions.includes(action);
  const save = () => {
    setFailure(null);
    download(docxOf(paper.id)).catch(setFailure);
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="lg" fullScreen={phone} aria-labelledby={titleId}>
      <Box sx={{ px: 3, pt: 2, pb: 1 }}>
        <Box component="h2" id={titleId} sx={{ m: 0, fontSize: 17, fontWeight: 600, textDecoration: paper.voidedAt ? 'line-through' : undefined }}>{`${name} ${paper.number}`}</Box>
      </Box>
      <Box sx={{ px: 3, pb: 1, flex: 1, minHeight: 0, overflow: 'auto', display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 300px' } }}>
        <Box sx={{ minHeight: { md: '65vh' } }}>
          <PaperFrame key={edition} title={t('paper.page', { form: name, number: paper.number })} src={pageOf(paper.id, edition)} />
        </Box>
        <Box sx={{ display: 'grid', gap: 1.5, alignContent: 'start' }}>
          {paper.voidedAt && <Notice tone="overdue">{t('paper.voided', { reason: paper.voidReason ?? '' })}</Notice>}
          {blocked && <Notice tone="soon" role="alert">{t('paper.printBlocked')}</Notice>}
          <ProblemNotice error={failure} />
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
            <Button variant="contained" onClick={() => setBlocked(!printPaper(pageOf(paper.id, edition)))}>{t('paper.print')}</Button>
            <Button variant="outlined" onClick={save}>{t('paper.docx')}</Button>
            {may('deliver') && <Button variant="outlined" onClick={() => setAsking('deliver')}>{t('paper.deliver')}</Button>}
            {proof && <Button variant="outlined" onClick={() => onProof(proof)}>{t('paper.receipt')}</Button>}
            {may('reissue') && <Button variant="outlined" onClick={() => setAsking('reissue')}>{t('paper.reissue')}</Button>}
            {may('void') && <Button variant="text" onClick={() => setAsking('void')}>{t('paper.void')}</Button>}
          </Box>
          <PaperFacts paper={paper} />
          {paper.edition > 1 && <Editions of={paper} shown={edition} onShow={setEdition} />}
          <FilesSection title={t('paper.scans')} subjectKind="forms" subjectId={paper.id} mayAttach={may('reissue')} mayEdit={may('reissue')} />
          <BehalfOffer paper={paper} />
        </Box>
      </Box>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', px: 3, py: 1.5, borderTop: 1, borderColor: 'hairline' }}>
        <Button variant="outlined" onClick={onClose} autoFocus>{t('paper.close')}</Button>
      </Box>
      {asking === 'deliver' && <DeliverDialog paper={paper} name={name} receiver={receiver} onClose={() => setAsking(null)} />}
      {(asking === 'reissue' || asking === 'void') && <ReasonDialog paper={paper} action={asking} name={name} onClose={() => { setAsking(null); setEdition(paper.edition); }} />}
    </Dialog>
  );
}

function PaperFacts({ paper }: { paper: FormRow }) {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  const { delivery } = paper;
  const facts = [
    { label: t('paper.editions'), value: [t('paper.edition', { n: paper.edition }), dates.moment(paper.issuedAt), personName(paper.issuedById)].join(' · '), wide: true },
    ...(delivery
      ? [
          { label: t('paper.meansLabel'), value: t(`paper.means.${delivery.means}`) },
          { label: t('paper.at'), value: dates.moment(delivery.at) },
          { label: t('paper.receiver'), value: delivery.receiver },
          { label: t('paper.signedBy'), value: [delivery.signedBy, delivery.relation].filter(Boolean).join(' · ') },
          { label: t('paper.postNumber'), value: delivery.postNumber },
          { label: t('paper.place'), value: delivery.place },
          { label: t('paper.note'), value: delivery.note, wide: true },
        ]
      : []),
  ];
  return <Facts facts={facts} minWidth={120} />;
}

/** The editions before it, each as it was printed. */
function Editions({ of: { edition }, shown, onShow }: { of: FormRow; shown: number; onShow: (edition: number) => void }) {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
      {Array.from({ length: edition }, (_, at) => at + 1).map((n) => (
        <Button key={n} variant={n === shown ? 'contained' : 'outlined'} aria-pressed={n === shown} onClick={() => onShow(n)} sx={{ minHeight: 28, py: 0 }}>{t('paper.earlier', { n })}</Button>
      ))}
    </Box>
  );
}
