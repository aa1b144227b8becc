import type { BundleTemplate, TemplateItem } from '../../schema/bundle-templates.ts';
import type { BundleFile, RunMaterial } from '../../schema/bundles.ts';
import type { Task } from '../../schema/tasks.ts';
import { District } from '../contract/district.ts';
import type { Answer } from '../harness/api.ts';

/** Which department of the made-up district does what the source's department does. */
const DEPARTMENT_OF: Record<string, string> = {
  市场监管局: 'market', '公安局（印章）': 'police', 公安局: 'police', 税务局: 'tax', 城管大队: 'urban', '生态环境局（环保）': 'environment', 消防救援大队: 'fire',
  卫生健康局: 'health', 医疗保障局: 'medical', '人力资源社会保障局（社保）': 'labour', '人力资源社会保障局/医保局（文章未点名）': 'labour',
};

/** A district in which the three bundles of the article are published, and how a window works through a run of one. */
export class BundleOffice extends District {
  override async setUp(): Promise<void> {
    await super.setUp();
    const admin = this.api.as('admin');
    for (const id of ['market', 'police', 'urban', 'environment', 'health', 'medical', 'labour']) await this.made(admin.post('/api/departments', { id, name: `${id} 局` }, { now: this.now }));
    await this.made(admin.post('/api/people', { username: 'handler.market', name: '市监 某', role: 'handler', departmentId: 'market', password: 'demo-demo-demo' }, { now: this.now }));
    for (const code of ['restaurant', 'lodging', 'newborn']) await this.publish(code);
  }

  async publish(code: string, change: (items: TemplateItem[]) => TemplateItem[] = (items) => items): Promise<BundleTemplate> {
    const admin = this.api.as('admin');
    const { body: found } = await this.made(admin.get<{ data: BundleTemplate[] }>(`/api/bundle-templates?filter=${encodeURIComponent(JSON.stringify({ code, status: 'draft' }))}`, { now: this.now }));
    const [row] = found.data;
    if (!row) throw new Error(`no draft of ${code}`);
    const items = change(row.items.map((item) => ({ ...item, departmentId: item.departmentId ?? DEPARTMENT_OF[item.department] ?? null })));
    const saved = (await this.made(admin.patch<BundleTemplate>(`/api/bundle-templates/${row.id}`, { version: row.version, changes: { items } }, { now: this.now }))).body;
    return (await this.made(admin.post<BundleTemplate>(`/api/bundle-templates/${row.id}/publish`, { version: saved.version }, { now: this.now }))).body;
  }

  async open(templateCode: string, over: object = {}): Promise<BundleFile> {
    const draft = { templateCode, title: '海兰路12号', applicant: { kind: 'person', name: '金某花', phone: '13812341234' }, ...over };
    return (await this.made(this.api.as('coordinator').post<BundleFile>('/api/bundles', draft, { now: this.now }))).body;
  }

  ask(run: { id: string; version: number }, action: string, body: object = {}, username = 'coordinator'): Promise<Answer<BundleFile>> {
    return this.api.as(username).post<BundleFile>(`/api/bundles/${run.id}/${action}`, { version: run.version, ...body }, { now: this.now });
  }

  async step(run: { id: string; version: number }, action: string, body: object = {}): Promise<BundleFile> {
    return (await this.made(this.ask(run, action, body))).body;
  }

  async see(run: { id: string }, username = 'coordinator'): Promise<BundleFile> {
    return (await this.made(this.api.as(username).get<BundleFile>(`/api/bundles/${run.id}`, { now: this.now }))).body;
  }

  async materials(run: { id: string }, username = 'coordinator'): Promise<RunMaterial[]> {
    return (await this.made(this.api.as(username).get<{ data: RunMaterial[] }>(`/api/materials?limit=100&sort=seq&filter=${encodeURIComponent(JSON.stringify({ runId: run.id }))}`, { now: this.now }))).body.data;
  }

  /** Everything is there and right. */
  async complete(run: BundleFile): Promise<BundleFile> {
    const checks = (await this.materials(run)).filter(({ status }) => status !== 'accepted').map(({ id }) => ({ materialId: id, ok: true }));
    return this.step(run, 'accept-materials', { checks });
  }

  /** An item's promise, as the coordinator sees it. */
  async task(run: { id: string }, item: string): Promise<Task> {
    const { items } = await this.see(run);
    const taskId = items.find(({ id }) => id === item)?.taskId;
    if (!taskId) throw new Error(`${item} is not open`);
    return (await this.made(this.api.as('coordinator').get<Task>(`/api/tasks/${taskId}`, { now: this.now }))).body;
  }

  /** The department says on the phone that it is done. */
  async done(run: { id: string }, item: string, result = '已办结'): Promise<BundleFile> {
    const task = await this.task(run, item);
    await this.made(this.api.as('coordinator').post(`/api/tasks/${task.id}/finish`, { version: task.version, result, onBehalf: true }, { now: this.now }));
    return this.see(run);
  }
}
