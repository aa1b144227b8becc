import { useQueries } from '@tanstack/react-query';
import { caseCountQuery, countText } from '../cases/ViewTabs.tsx';
import type { ViewName } from '../cases/views.ts';
import { useT } from '../messages/useT.ts';
import type { Tones } from '../theme/tokens.ts';
import { Figure, Figures } from './Figure.tsx';

type Counted = Extract<ViewName, 'overdue' | 'today' | 'unanswered' | 'untriaged' | 'toConfirm' | 'approvals'>;

const TONES: Record<Counted, keyof Tones | null> = { overdue: 'overdue', today: 'soon', unanswered: null, untriaged: null, toConfirm: null, approvals: null };

export function CaseCounts({ views }: { views: readonly Counted[] }) {
  const t = useT();
  const found = useQueries({ queries: views.map(caseCountQuery) });
  return (
    <Figures>
      {views.map((view, at) => {
        const page = found[at]?.data;
        return <Figure key={view} label={t(`workbench.count.${view}`)} value={page && countText(page)} to={`/cases/view/${view}`} tone={TONES[view]} />;
      })}
    </Figures>
  );
}
