import { sql } from 'drizzle-orm';
import { refuse } from '../../schema/refusals.ts';
import type { SheetResource } from '../../schema/sheets.ts';
import { runEditable } from '../bundles/editable.ts';
import { calendarDayResource } from '../calendar-days/routes.ts';
import { departmentResource } from '../departments/routes.ts';
import { dutyResource } from '../duty/routes.ts';
import { matterResource } from '../matters/routes.ts';
import { personResource } from '../people/routes.ts';
import { taskEditable } from '../tasks/editable.ts';
import { caseImporter } from './cases.ts';
import { correctsOnly } from './corrections.ts';
import type { Importer } from './importer.ts';
import { anyOf, importerOf } from './plain.ts';
import { plain, readDate } from './rules/values.ts';

const keyed = (...pairs: [string, string][]) => pairs.flatMap(([name, text]) => (text === '' ? [] : [`${name}:${plain(text)}`]));

export const IMPORTERS: Record<SheetResource, Importer> = {
  cases: caseImporter,
  // A promise is opened by what is done on a case, a run is registered with its template, answers and materials: a file adds neither.
  tasks: correctsOnly(taskEditable, { resource: 'tasks', key: 'id', step: 500, needs: [['id'], ['personId', 'ask']], unknown: refuse('import.task_unknown', {}, 'id') }),
  // Another coordinator takes the promises of a run along, some ten of them.
  bundles: correctsOnly(runEditable, { resource: 'bundles', key: 'number', step: 200, needs: [['number']], unknown: refuse('import.run_unknown', {}, 'number') }),
  departments: importerOf({ ...departmentResource, subject: 'departments' }, {
    keys: ['code', 'name'],
    needs: [['name', 'code']],
    keysOf: (text) => keyed(['code', text('code')], ['name', text('name')]),
    candidates: (values) => sql`${anyOf(sql`code`, values('code'))} or ${anyOf(sql`name`, values('name'))}`,
  }),
  matters: importerOf({ ...matterResource, subject: 'matters' }, {
    keys: ['implementationCode', 'basicCode', 'name'],
    needs: [['name', 'implementationCode', 'basicCode']],
    // Several matters share a basic code, and a name; an implementation code is one department's own.
    keysOf: (text) => (text('implementationCode') === '' ? keyed(['name', [text('basicCode'), text('name'), text('departmentId')].join('|')]) : keyed(['code', text('implementationCode')])),
    candidates: (values) => sql`${anyOf(sql`implementation_code`, values('implementationCode'))} or ${anyOf(sql`basic_code`, values('basicCode'))} or ${anyOf(sql`name`, values('name'))}`,
  }),
  'calendar-days': importerOf({ ...calendarDayResource, subject: 'calendar-days' }, {
    keys: ['date', 'layer', 'siteId'],
    together: true,
    needs: [['date'], ['kind'], ['layer']],
    keysOf: (text, today) => keyed(['day', [readDate(text('date'), today)?.day ?? '', text('layer'), text('siteId')].join('|')]),
    candidates: (values) => sql`deleted_at is null and ${anyOf(sql`date`, values('date'))}`,
  }),
  duty: importerOf({ ...dutyResource, subject: 'duty' }, {
    keys: ['date', 'siteId'],
    fixed: ['date', 'siteId'],
    together: true,
    needs: [['date'], ['siteId'], ['aId']],
    keysOf: (text, today) => keyed(['day', [readDate(text('date'), today)?.day ?? '', text('siteId')].join('|')]),
    candidates: (values) => sql`deleted_at is null and ${anyOf(sql`date`, values('date'))}`,
  }),
  people: importerOf({ ...personResource, subject: 'people' }, {
    keys: ['username'],
    fixed: ['username'],
    needs: [['username']],
    keysOf: (text) => keyed(['username', text('username').toLowerCase()]),
    candidates: (values) => anyOf(sql`username`, values('username')),
    closed: refuse('import.person_unknown', {}, 'username'),
  }),
};
