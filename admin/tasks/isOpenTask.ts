import { OPEN_STATUSES, type Task } from '../../schema/tasks.ts';

/** A promise still to be kept. */
export const isOpenTask = ({ status }: Pick<Task, 'status'>): boolean => OPEN_STATUSES.some((open) => open === status);
