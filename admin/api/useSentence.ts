import { useCallback } from 'react';
import { useLocale } from 'react-admin';
import { useT } from '../messages/useT.ts';
import { Problem } from './problem.ts';

/** One sentence a person can act on, for anything that went wrong. */
export function useSentence(): (error: unknown) => string {
  const t = useT();
  const locale = useLocale();
  return useCallback(
    (error) => {
      if (!(error instanceof Problem)) return t('states.unknown', { code: error instanceof Error ? error.message : '?' });
      if (error.code === 'network.unreachable') return t('states.unreachable');
      if (error.sentences) return error.sentences[locale === 'en' ? 'en' : 'zh'];
      if (error.status === 403) return t('states.forbidden');
      if (error.status === 404) return t('states.gone');
      if (error.status === 429) return t('states.tooMany');
      if (error.status === 422 || error.status === 400) return error.detail || t('states.invalid');
      return t('states.unknown', { code: error.code });
    },
    [t, locale],
  );
}
