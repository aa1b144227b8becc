import { useMemo } from 'react';
import { type FieldResource, type OwnField, ownFieldsOf, type OwnValue } from '../../schema/fields.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { useSettings } from '../settings/useSettings.ts';

const NONE: OwnField[] = [];

/** The district's own columns of one table, those in use. */
export function useOwnFields(resource: FieldResource): OwnField[] {
  const { fields } = useSettings();
  return useMemo(() => (fields ? ownFieldsOf(fields, resource) : NONE), [fields, resource]);
}

/** A value of an own column in words; retired choices keep their name. */
export function useOwnText(): (field: OwnField, value: OwnValue | null | undefined) => string {
  const t = useT();
  const dates = useDates();
  return useMemo(
    () => (field, value) => {
      if (value === null || value === undefined || value === '') return '';
      switch (field.kind) {
        case 'choice':
          return field.choices?.find(({ code }) => code === value)?.name ?? String(value);
        case 'checkbox':
          return t(value === true ? 'fields.yes' : 'fields.no');
        case 'date':
          return dates.day(String(value));
        case 'text':
        case 'number':
          return String(value);
      }
    },
    [t, dates],
  );
}
