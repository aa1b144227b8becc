import { useState } from 'react';
import type { Task } from '../../../schema/tasks.ts';
import { useDepartmentName } from '../../departments/useDepartments.ts';
import { useT } from '../../messages/useT.ts';
import { useMe } from '../../session/me.ts';

/** Whether this is 代录: a coordinator entering what a department said. Then the words and the body say so. */
export function useBehalf(task: Task, action: 'accept' | 'finish' | 'return', known: string | null = null) {
  const t = useT();
  const me = useMe();
  const departmentName = useDepartmentName();
  const [fileId, setFileId] = useState(known);
  const onBehalf = me?.role === 'coordinator' && task.departmentId !== null;
  return {
    title: onBehalf ? t(`tasks.behalf.${action}`, { department: departmentName(task.departmentId) }) : t(`tasks.action.${action}`),
    note: onBehalf ? t('tasks.behalfNote') : undefined,
    body: onBehalf ? { onBehalf: true, ...(fileId && { fileId }) } : {},
    /** The paper it was said on; null where nothing is entered on anybody's behalf. */
    paper: onBehalf ? { caseId: task.caseId, subject: { subjectKind: 'tasks' as const, subjectId: task.id }, value: fileId, onChange: setFileId } : null,
  };
}
