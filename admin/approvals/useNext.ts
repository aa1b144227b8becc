import { useCallback } from 'react';
import type { Approval, ApprovalStep } from '../../schema/approvals.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useT } from '../messages/useT.ts';

/** Who may sign a step, in words. */
export function useSigners() {
  const t = useT();
  return useCallback(({ by }: ApprovalStep) => by.map((signer) => t(`approvals.by.${signer}`)).join(t('approvals.or')), [t]);
}

/** Whose turn it is with a special request that waits; empty for every other. */
export function useNext() {
  const t = useT();
  const signers = useSigners();
  return useCallback(
    ({ kind, status, verification, steps, signatures }: Approval) => {
      if (kind !== 'special' || status !== 'waiting') return '';
      if (verification === null) return t('approvals.nextVerify');
      const step = steps[signatures.length];
      return step ? t('approvals.next', { who: signers(step) }) : '';
    },
    [t, signers],
  );
}

/** The unit somebody signed for. */
export function useUnitName() {
  const t = useT();
  const departmentName = useDepartmentName();
  return (unit: string) => (unit === 'centre' || unit === 'supervision' ? t(`approvals.unit.${unit}`) : departmentName(unit));
}
