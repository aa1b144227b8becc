import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Case } from '../../schema/cases.ts';
import type { FormOffer, FormRow } from '../../schema/paper.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { useMe } from '../session/me.ts';
import { LoadFailed } from '../states/States.tsx';
import { usePaperName, usePapers, type PaperOwner } from './usePapers.ts';

const IssueDialog = lazy(() => import('./IssueDialog.tsx'));
const ScanDialog = lazy(() => import('./ScanDialog.tsx'));
const PaperDialog = lazy(() => import('./PaperDialog.tsx'));

/** 文书: what was issued of this case, and what may be issued now. Who only counts is not asked to look. */
export function CasePapers({ row }: { row: Case }) {
  const me = useMe();
  if (!me || (me.role !== 'handler' && !me.permissions.includes('personal_data.see'))) return null;
  return <Papers of="cases" id={row.id} queryCode={row.queryCode} receiver={row.party?.name ?? row.reporter?.name ?? ''} />;
}

type Props = {
  of: PaperOwner;
  id: string;
  queryCode: string | null;
  /** To whom its papers would be handed. */
  receiver: string;
};

/** The papers of one record: issued, to be issued, looked at, scanned. */
export function Papers({ of, id, queryCode, receiver }: Props) {
  const t = useT();
  const { data, error, refetch } = usePapers(id, true, of);
  const papers = data?.data ?? [];
  const nameOf = usePaperName(papers);
  const departmentName = useDepartmentName();
  // `?issue=receipt` after registering, `?paper=…` from the code on a page.
  const [params, setParams] = useSearchParams();
  const [issuing, setIssuing] = useState<FormOffer | 'any' | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const [scanning, setScanning] = useState(false);
  const wanted = data && issuing === null && shown === null ? params.get('issue') : null;
  // What stands already is issued again from its own page; of a paper that is handed over the proof is asked for there too.
  const offers = (data?.offers ?? []).filter(({ form, issued }) => issued === null && form !== 'delivery');
  const fresh = issuing === 'any' || issuing === null ? offers.find(({ form }) => form === wanted) : issuing;
  const opened = papers.find(({ id }) => id === (shown ?? params.get('paper')));
  const forget = () => {
    if (params.has('issue') || params.has('paper')) setParams({}, { replace: true });
  };
  const closeIssue = () => {
    setIssuing(null);
    forget();
  };
  const closePaper = () => {
    setShown(null);
    forget();
  };
  return (
    <Section
      title={t('paper.title')}
      count={papers.length > 0 ? papers.length : undefined}
      aside={
        <Box sx={{ display: 'flex', gap: 1 }}>
          {papers.some(({ actions }) => actions.includes('reissue')) && <Button variant="text" onClick={() => setScanning(true)}>{t('paper.scan')}</Button>}
          {offers.length > 0 && <Button variant="text" onClick={() => setIssuing('any')}>{t('paper.issue')}</Button>}
        </Box>
      }
    >
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {data && papers.length === 0 && <Box sx={{ color: 'text.secondary', py: 0.5 }}>{t('paper.none')}</Box>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {papers.toReversed().map((paper) => <Line key={paper.id} paper={paper} name={nameOf(paper)} onShow={() => setShown(paper.id)} />)}
      </Box>
      <Suspense>
        {scanning && <ScanDialog papers={papers.filter(({ actions }) => actions.includes('reissue'))} queryCode={queryCode} onScanned={setShown} onClose={() => setScanning(false)} />}
        {(issuing !== null || fresh !== undefined) && (
          <IssueDialog
            offers={issuing !== null && issuing !== 'any' ? [issuing] : offers}
            papers={papers}
            first={fresh}
            onIssued={(paper) => setShown(paper.id)}
            onClose={closeIssue}
          />
        )}
        {opened && issuing === null && (
          <PaperDialog
            key={`${opened.id} ${opened.edition}`}
            paper={opened}
            name={nameOf(opened)}
            receiver={opened.departmentId ? departmentName(opened.departmentId) : receiver}
            proof={data?.offers.find(({ form, subjectId, issued }) => form === 'delivery' && subjectId === opened.id && issued === null)}
            onProof={setIssuing}
            onClose={closePaper}
          />
        )}
      </Suspense>
    </Section>
  );
}

/** Its name and number, then how it stands: void, handed over, or waiting. */
function Line({ paper, name, onShow }: { paper: FormRow; name: string; onShow: () => void }) {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  const { delivery } = paper;
  const how = delivery && t('paper.delivered', { means: t(`paper.means.${delivery.means}`), when: dates.moment(delivery.at), who: delivery.signedBy || delivery.receiver });
  const words = [paper.edition > 1 ? t('paper.edition', { n: paper.edition }) : '', t('paper.issuedBy', { when: dates.moment(paper.issuedAt), who: personName(paper.issuedById) })].filter(Boolean);
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 1.25, py: 0.75, borderBottom: 1, borderColor: 'hairline' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ overflowWrap: 'anywhere', ...(paper.voidedAt && { textDecoration: 'line-through', color: 'text.secondary' }) }}>
          <Box component="span" sx={{ fontWeight: 600, mr: 1 }}>{name}</Box>
          {paper.number}
        </Box>
        <Box sx={{ fontSize: 13, color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {words.join(' · ')}
          {how && <Box>{how}</Box>}
          {paper.voidedAt && <Box>{t('paper.voided', { reason: paper.voidReason ?? '' })}</Box>}
        </Box>
      </Box>
      <Button variant="outlined" aria-label={t('paper.open', { form: name, number: paper.number })} onClick={onShow} sx={{ minHeight: 28, py: 0 }}>{t('paper.look')}</Button>
    </Box>
  );
}
