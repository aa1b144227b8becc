import Box from '@mui/material/Box';
import { PERIOD_UNITS } from '../../schema/matters.ts';
import { EditGroup } from '../edit/EditField.tsx';
import type { Edit } from '../edit/useEdit.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Tick } from '../form/Tick.tsx';
import { useT } from '../messages/useT.ts';
import type { MatterFields } from './MatterForm.tsx';
import { type PeriodValue, usePeriodText } from './Period.tsx';

type Props = { edit: Edit<MatterFields>; name: 'statutory' | 'promised'; label: string; hint: string; verifiedLabel: string };

const FRESH: PeriodValue = { days: 1, unit: 'working_days', verified: false, source: '' };

/** Days, their unit, whether somebody checked, and where it is written; nothing at all where none is known. */
export function PeriodInput({ edit, name, label, hint, verifiedLabel }: Props) {
  const t = useT();
  const read = usePeriodText();
  const period = edit.value[name];
  const put = (changes: Partial<PeriodValue>) => edit.put(name, { ...(period ?? FRESH), ...changes });
  const show = (value: unknown) => (value === null ? t('matters.noPeriod') : period && read({ ...FRESH, ...(value as PeriodValue) }));
  return (
    <EditGroup
      edit={edit}
      name={name}
      label={label}
      hint={hint}
      show={show}
      aside={<Tick label={t('matters.hasPeriod')} checked={period !== null} onChange={(has) => edit.put(name, has ? FRESH : null)} />}
    >
      {(invalid) =>
        period && (
          <Box sx={{ display: 'grid', gap: 1, pl: 1.5, borderLeft: 2, borderColor: 'hairline' }}>
            <Box sx={{ display: 'grid', gridTemplateColumns: '88px minmax(0, 1fr)', gap: 1 }}>
              <Field label={t('matters.days')}>
                {(days) => (
                  <TextInput
                    {...days}
                    invalid={invalid}
                    inputMode="numeric"
                    maxLength={4}
                    value={Number.isNaN(period.days) ? '' : String(period.days)}
                    onChange={(text) => put({ days: text === '' ? Number.NaN : Number(text.replace(/\D/g, '')) })}
                  />
                )}
              </Field>
              <Field label={t('matters.unitOf')}>
                {(unit) => (
                  <Select
                    {...unit}
                    value={period.unit}
                    onChange={(value) => {
                      const chosen = PERIOD_UNITS.find((one) => one === value);
                      if (chosen) put({ unit: chosen });
                    }}
                    options={PERIOD_UNITS.map((one) => ({ value: one, label: t(`matters.periodUnit.${one}`) }))}
                  />
                )}
              </Field>
            </Box>
            <Field label={t('matters.periodSource')}>
              {(source) => <TextInput {...source} lines={2} maxLength={300} value={period.source} onChange={(text) => put({ source: text })} />}
            </Field>
            <Tick label={verifiedLabel} checked={period.verified} onChange={(verified) => put({ verified })} />
          </Box>
        )
      }
    </EditGroup>
  );
}
