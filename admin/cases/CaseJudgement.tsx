import type { Case } from '../../schema/cases.ts';
import { useDates } from '../deadlines/useDates.ts';
import { Facts } from '../layout/Facts.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { useCodeName, useSettings } from '../settings/useSettings.ts';

/** How the case was judged. */
export function CaseJudgement({ row }: { row: Case }) {
  const t = useT();
  const categoryName = useCodeName('categories');
  const causeName = useCodeName('causes');
  if (!row.category) return null;
  return (
    <Section title={t('cases.triage')}>
      <Facts
        facts={[
          { label: t('cases.column.category'), value: categoryName(row.category) },
          { label: t('cases.cause'), value: causeName(row.cause) },
          {
            label: t('cases.judgement'),
            value: row.judgement && `${t(row.judgement.should ? 'cases.should' : 'cases.shouldNot')}${t('form.colon')}${row.judgement.reason}`,
            wide: true,
          },
          { label: t('cases.clause'), value: row.clause, wide: true },
          { label: t('cases.explanation'), value: row.explanation, wide: true },
          { label: t('cases.alternatives'), value: row.alternatives, wide: true },
          { label: t('cases.told'), value: row.stage === 'declined' || row.stage === 'referred' ? null : row.told, wide: true },
        ]}
      />
    </Section>
  );
}

/** How it ended: the answer and its rating, or the way it left. */
export function CaseEnding({ row }: { row: Case }) {
  const t = useT();
  const dates = useDates();
  const outcomeName = useCodeName('outcomes');
  const declineName = useCodeName('declineReasons');
  const levels = useSettings().ratings;
  const exit = row.stage === 'declined' || row.stage === 'referred' || row.stage === 'withdrawn';
  if (!row.outcome && !row.answer && !exit && !row.summary) return null;
  const reasons = row.ratingReasons.map((code) => levels?.badReasons.find((reason) => reason.code === code)?.name ?? code);
  const rating = row.rating === null ? null : [levels?.levels.find(({ score }) => score === row.rating)?.name ?? String(row.rating), ...reasons].join(t('form.comma'));
  return (
    <Section title={t(exit ? `cases.stage.${row.stage}` : 'cases.answer')}>
      <Facts
        facts={[
          { label: t('cases.outcome'), value: outcomeName(row.outcome) },
          { label: t('cases.answeredAt'), value: row.answeredAt && dates.moment(row.answeredAt) },
          { label: t('cases.rating'), value: rating },
          { label: t('cases.declineReason'), value: declineName(row.declineReason) },
          { label: t('cases.referredTo'), value: [row.referredTo, row.referredToPerson].filter(Boolean).join(' ') },
          { label: t('cases.answerText'), value: row.answer, wide: true },
          { label: t('cases.basis'), value: row.basis, wide: true },
          { label: t('cases.told'), value: exit && row.told, wide: true },
          { label: t('cases.remedy'), value: row.remedy, wide: true },
          { label: t('cases.summary'), value: row.summary, wide: true },
        ]}
      />
    </Section>
  );
}
