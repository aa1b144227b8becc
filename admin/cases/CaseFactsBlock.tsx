import type { Case } from '../../schema/cases.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useOwnFacts } from '../fields/useOwnFacts.ts';
import { Facts } from '../layout/Facts.tsx';
import { useMatterName } from '../matters/useMatters.ts';
import { useT } from '../messages/useT.ts';
import { useNameWithLeave } from '../leave/useLeave.ts';
import { useCodeName } from '../settings/useSettings.ts';
import { useSiteName } from '../sites/useSites.ts';
import { Section } from '../layout/Section.tsx';
import { EditCaseButton } from './EditCase.tsx';
import { PersonFacts } from './PersonFacts.tsx';

/** Who reports, whose matter it is, what it is about, and how it came here. */
export function CaseFactsBlock({ row }: { row: Case }) {
  const t = useT();
  const departmentName = useDepartmentName();
  const matterName = useMatterName();
  const personName = useNameWithLeave();
  const siteName = useSiteName();
  const channelName = useCodeName('channels');
  const tagName = useCodeName('tags');
  const own = useOwnFacts('cases', row.custom);
  const samePerson = row.party !== null && row.reporter !== null && row.party.id === row.reporter.id;
  return (
    <Section title={t('cases.facts')} aside={row.editable && <EditCaseButton row={row} />}>
      <Facts
        facts={[
          { label: t('cases.column.reporter'), value: row.reporter ? <PersonFacts row={row} who="reporter" person={row.reporter} /> : row.reporterWithheld && t('cases.withheld') },
          { label: t('cases.party'), value: samePerson ? t('cases.sameAsReporter') : row.party && <PersonFacts row={row} who="party" person={row.party} /> },
          { label: t('cases.relation'), value: row.reporterRelation },
          { label: t('cases.matter'), value: matterName(row.matterId) || row.matterText },
          { label: t('cases.department'), value: departmentName(row.departmentId) },
          { label: t('cases.complainedOf'), value: departmentName(row.complainedOfId) },
          { label: t('cases.loss'), value: row.loss },
          { label: t('cases.channel'), value: channelName(row.channel) },
          { label: t('cases.hotlineOrder'), value: row.hotlineOrder },
          { label: t('cases.site'), value: siteName(row.siteId) },
          { label: t('cases.column.coordinator'), value: personName(row.coordinatorId) },
          { label: t('cases.helper'), value: personName(row.helperId) },
          { label: t('cases.tags'), value: row.tags.map(tagName).join(t('form.comma')) },
          { label: t('cases.withheldLabel'), value: row.reporterWithheld && row.reporter && t('cases.withheldYes') },
          { label: t('cases.queryCode'), value: row.queryCode },
          ...own,
        ]}
      />
    </Section>
  );
}
