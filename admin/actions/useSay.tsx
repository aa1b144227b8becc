import SnackbarContent from '@mui/material/SnackbarContent';
import { useCallback } from 'react';
import { useNotify } from 'react-admin';

/** Says quietly, at the foot of the screen, what has just been done. The words come translated. */
export function useSay(): (words: string) => void {
  const notify = useNotify();
  return useCallback((words) => notify(<SnackbarContent role="status" message={words} />, { type: 'success', autoHideDuration: 4000 }), [notify]);
}
