import { z } from 'zod';
import type { Api } from './api.ts';
import { beijingDay, earlierWorkingDay, instantOf, lastWorkingDay } from './days.ts';

const Item = z.looseObject({ id: z.string(), department: z.string() });
const Template = z.looseObject({ id: z.string(), version: z.int(), items: z.array(Item) });
const Templates = z.looseObject({ data: z.array(Template) });
const Run = z.looseObject({ id: z.string(), version: z.int(), items: z.array(z.looseObject({ id: z.string(), taskId: z.string().nullable() })), inspections: z.array(z.looseObject({ id: z.string() })) });
type Run = z.infer<typeof Run>;
const Versioned = z.looseObject({ id: z.string(), version: z.int() });
const Materials = z.looseObject({ data: z.array(Versioned) });

/** Which of the example departments does what the source's department does. The article names none for 护理补贴; giving it to 人社 is the example's own. */
const DEPARTMENTS: Record<string, string> = {
  市场监管局: 'd21', '公安局（印章）': 'd05', 公安局: 'd05', 税务局: 'd25', 城管大队: 'd23', '生态环境局（环保）': 'd11', 消防救援大队: 'd26', 卫生健康局: 'd18',
  医疗保障局: 'd22', '人力资源社会保障局（社保）': 'd09', '人力资源社会保障局/医保局（文章未点名）': 'd09',
};

async function publish(api: Api, now: string, code: string): Promise<void> {
  const filter = encodeURIComponent(JSON.stringify({ code, status: 'draft' }));
  const [row] = Templates.parse(await api.call('admin', now, 'GET', `/api/bundle-templates?filter=${filter}`)).data;
  if (!row) return;
  const items = row.items.map((item) => ({ ...item, departmentId: DEPARTMENTS[item.department] ?? null }));
  const { version } = Versioned.parse(await api.call('admin', now, 'PATCH', `/api/bundle-templates/${row.id}`, { version: row.version, changes: { items } }));
  await api.call('admin', now, 'POST', `/api/bundle-templates/${row.id}/publish`, { version });
}

/** Works through one run as the window does; what departments do is entered on behalf. */
class Window {
  readonly #api: Api;
  #run: Run = { id: '', version: 0, items: [], inspections: [] };

  constructor(api: Api) {
    this.#api = api;
  }

  async open(at: string, draft: object): Promise<this> {
    this.#run = Run.parse(await this.#api.call('coordinator', at, 'POST', '/api/bundles', draft));
    return this;
  }

  async do(at: string, action: string, body: object = {}): Promise<void> {
    this.#run = Run.parse(await this.#api.call('coordinator', at, 'POST', `/api/bundles/${this.#run.id}/${action}`, { version: this.#run.version, ...body }));
  }

  async accept(at: string, but = 0): Promise<void> {
    const filter = encodeURIComponent(JSON.stringify({ runId: this.#run.id }));
    const { data } = Materials.parse(await this.#api.call('coordinator', at, 'GET', `/api/materials?limit=100&sort=seq&filter=${filter}`));
    await this.do(at, 'accept-materials', { checks: data.map(({ id }, place) => (place < data.length - but ? { materialId: id, ok: true } : { materialId: id, ok: false, reason: '（推定）复印件不清楚，请换一份' })) });
  }

  async finish(at: string, item: string, result: string): Promise<void> {
    const taskId = this.#run.items.find(({ id }) => id === item)?.taskId;
    const task = Versioned.parse(await this.#api.call('coordinator', at, 'GET', `/api/tasks/${taskId}`));
    await this.#api.call('coordinator', at, 'POST', `/api/tasks/${task.id}/finish`, { version: task.version, result, onBehalf: true });
    this.#run = Run.parse(await this.#api.call('coordinator', at, 'GET', `/api/bundles/${this.#run.id}`));
  }

  async note(at: string, text: string): Promise<void> {
    await this.#api.call('coordinator', at, 'POST', `/api/bundles/${this.#run.id}/note`, { kind: 'accompany', text });
  }

  async resume(at: string, finding: string): Promise<void> {
    await this.do(at, 'resume', { inspectionId: this.#run.inspections.at(-1)?.id, finding });
  }
}

const shop = (name: string, place: string) => ({ shop: name, place, scope: '小吃（示例）' });
const child = (name: string) => ({ child: name, born: '2026-01-01', parents: '某某、某某', household: '母亲' });
const person = (name: string, phone: string) => ({ kind: 'person', name, phone });

/** Publishes the three bundles for the made-up district, and leaves runs at each stage: one issued, one with an inspection behind it, one under way, one still collecting. */
export async function makeBundles(api: Api, now: string): Promise<void> {
  const last = lastWorkingDay(beijingDay(now));
  const on = (back: number, time: string) => instantOf(back === 0 ? last : earlierWorkingDay(last, back), time);
  for (const code of ['restaurant', 'lodging', 'newborn']) await publish(api, on(9, '09:30'), code);

  const newborn = await new Window(api).open(on(3, '10:00'), { templateCode: 'newborn', title: '新生儿出生（示例）', applicant: person('李某', '00011110001'), answers: child('李某某') });
  await newborn.accept(on(3, '10:05'));
  await newborn.do(on(3, '10:06'), 'start');
  for (const [item, time] of [['N1', '10:20'], ['N2', '10:35'], ['N3', '10:40'], ['N4', '10:45'], ['N5', '10:55']] as const) await newborn.finish(on(3, time), item, '已办结（示例）');
  await newborn.do(on(3, '11:05'), 'issue', { by: 'window', text: '户口页、社会保障卡当面交付（示例）' });

  const restaurant = await new Window(api).open(on(6, '09:40'), { templateCode: 'restaurant', title: '甲街示例小吃店', applicant: person('张某', '00011110002'), answers: shop('示例小吃店', '甲街1号') });
  await restaurant.accept(on(6, '10:00'));
  await restaurant.do(on(6, '10:05'), 'start');
  await restaurant.finish(on(5, '10:00'), 'R1', '营业执照已发（示例）');
  await restaurant.note(on(5, '10:30'), '陪同到税务窗口核定税种（示例）');
  for (const item of ['R3', 'R4', 'R6']) await restaurant.finish(on(5, '15:00'), item, '已办结（示例）');
  await restaurant.do(on(4, '09:30'), 'inspect', { items: ['R2', 'R5', 'R7'], plannedOn: beijingDay(on(3, '09:30')), place: '甲街1号' });
  await restaurant.resume(on(3, '15:00'), '布局与图纸一致（示例）');
  await restaurant.finish(on(1, '11:00'), 'R7', '消防检查合格（示例）');

  const lodging = await new Window(api).open(on(2, '14:00'), { templateCode: 'lodging', title: '乙街示例旅馆', applicant: person('王某', '00011110003'), answers: { shop: '示例旅馆', place: '乙街2号', rooms: 12 } });
  await lodging.accept(on(2, '14:20'));
  await lodging.do(on(2, '14:25'), 'start');

  const collecting = await new Window(api).open(on(0, '10:00'), { templateCode: 'restaurant', title: '丙街示例面馆', applicant: person('刘某', '00011110004'), answers: shop('示例面馆', '丙街3号') });
  await collecting.accept(on(0, '10:10'), 2);
}
