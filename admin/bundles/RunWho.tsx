import type { BundleFile } from '../../schema/bundles.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useOwnFacts } from '../fields/useOwnFacts.ts';
import { Facts } from '../layout/Facts.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { EditRunButton } from './EditRun.tsx';

/** Whose run it is, on which edition, who looks after it, when it began and ended, and what the district keeps of it besides. */
export function RunWho({ run }: { run: BundleFile }) {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  const own = useOwnFacts('bundles', run.custom);
  return (
    <Section title={t('bundles.applicant')} aside={run.editable && <EditRunButton run={run} />}>
      <Facts
        minWidth={140}
        facts={[
          { label: t('bundles.applicant'), value: run.applicant && [run.applicant.name, run.applicant.phone].filter(Boolean).join(' · ') },
          { label: t('bundles.template'), value: `${run.templateName} · ${t('bundles.edition', { n: run.edition })}`, wide: true },
          { label: t('bundles.coordinator'), value: personName(run.coordinatorId) },
          { label: t('bundles.helper'), value: personName(run.helperId) },
          { label: t('bundles.startedAt'), value: run.startedAt && dates.moment(run.startedAt) },
          { label: t('bundles.issuedAt'), value: run.issuedAt && dates.moment(run.issuedAt) },
          { label: t('bundles.conclusion'), value: run.conclusion, wide: true },
          ...own,
        ]}
      />
    </Section>
  );
}
