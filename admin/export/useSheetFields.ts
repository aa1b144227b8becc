import { useMemo } from 'react';
import { FIELD_RESOURCES, ownFieldsOf, ownName } from '../../schema/fields.ts';
import { SHEETS, type SheetField, type ExportResource } from '../../schema/sheets.ts';
import { useSettings } from '../settings/useSettings.ts';

export type ColumnChoice = Pick<SheetField, 'field' | 'zh' | 'en' | 'take' | 'shown'> & { kind?: SheetField['kind'] };

/** The columns a resource has in files, the district's own included. */
export function useSheetFields(resource: ExportResource): ColumnChoice[] {
  const { fields } = useSettings();
  return useMemo(() => {
    const extensible = FIELD_RESOURCES.find((one) => one === resource);
    const own = extensible && fields ? ownFieldsOf(fields, extensible) : [];
    return [...SHEETS[resource].fields, ...own.map(({ id, label }): ColumnChoice => ({ field: ownName(id), zh: label, en: label, shown: true }))];
  }, [resource, fields]);
}
