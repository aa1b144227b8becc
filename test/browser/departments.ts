import type { Department } from '../../schema/departments.ts';
import type { Setting } from '../../schema/settings.ts';
import type { Api } from '../harness/index.ts';

const own = (id: string, label: string, more: object) => ({ id, resource: 'departments', label, retired: false, ...more });

/** The departments of a furnished office with columns of the district's own, for tests that begin where an administrator has set them up. */
export class Departments {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  async named(name: string): Promise<Department | undefined> {
    return (await this.#api.as('admin').get<{ data: Department[] }>('/api/departments?limit=50')).body.data.find((row) => row.name === name);
  }

  /** 税务局 beside the three of the office, and a date, a number and a choice of the district's own. */
  async setUp(): Promise<void> {
    const admin = this.#api.as('admin');
    await admin.post('/api/departments', { id: 'd30', name: '税务局', shortName: '税务局', illustrative: false });
    const { version } = (await admin.get<Setting>('/api/settings/fields')).body;
    const { status } = await admin.patch('/api/settings/fields', { version, changes: { value: [
      own('f_since', '进驻日期', { kind: 'date' }), own('f_windows', '窗口数', { kind: 'number' }), own('f_hall', '在哪个厅', { kind: 'choice', choices: [{ code: 'c_main', name: '主厅', retired: false }, { code: 'c_tax', name: '办税厅', retired: false }] }),
    ] } });
    if (status !== 200) throw new Error(`the columns answered ${status}`);
  }

  async write(name: string, changes: object): Promise<void> {
    const row = await this.named(name);
    const { status } = await this.#api.as('admin').patch(`/api/departments/${row?.id}`, { version: row?.version, changes });
    if (status !== 200) throw new Error(`${name} answered ${status}`);
  }
}
