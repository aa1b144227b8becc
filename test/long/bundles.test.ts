import { beforeAll, describe, expect, test } from 'vitest';
import type { BundleRun, RunBoard, RunFigures } from '../../schema/bundles.ts';
import { BundleOffice } from '../bundles/office.ts';
import { onWorker } from '../harness/index.ts';

const RUNS = 10_000;
/** As of cases: rows read for each row shown, and besides. */
const PER_ROW = 3;
const BESIDES = 60;

type Page = { data: BundleRun[]; total: number; totalIsExact: boolean; next: string | null };

onWorker(`${RUNS} 个一件事`, (api) => {
  const window = new BundleOffice(api);
  const read = (headers: Headers) => Number(/rows_read=(\d+)/.exec(headers.get('server-timing') ?? '')?.[1]);
  const ask = async <Body>(path: string, username = 'coordinator') => {
    const { status, body, headers } = await api.as(username).get<Body>(path, { now: window.now });
    expect(status, JSON.stringify(body)).toBe(200);
    return { body, rows: read(headers) };
  };
  /** What knowing who asks and the district's settings read. */
  let base = 0;

  beforeAll(async () => {
    await window.setUp();
    const run = await window.open('restaurant', { title: '样本', answers: { shop: '某', place: '某', scope: '某' } });
    const chunk = 2_000;
    for (let from = 0; from < RUNS; from += chunk) {
      const numbers = JSON.stringify(Array.from({ length: chunk }, (_, at) => from + at));
      await api.sql(`insert into applicants (id, version, created_at, updated_at, kind, name, circumstances) select 'a' || value, 1, '2026-03-01', '2026-03-01', 'person', '某' || value, '[]' from json_each(?)`, numbers);
      await api.sql(
        `insert into bundles (id, version, created_at, updated_at, number_year, number_seq, query_code, stage, template_id, template_code, template_name, edition, illustrative, title, applicant_id, wanted, answers_sealed, coordinator_id, registered_by_id, due_at, provisional, visits, inspections, issued_at, measured)
        select 'r' || printf('%06d', value), 1, strftime('%Y-%m-%dT%H:%M:%fZ', '2025-01-01', '+' || value || ' minutes'), '2026-03-01', 2025, value + 1, 'Q' || value, case value % 4 when 0 then 'collecting' when 1 then 'working' when 2 then 'ready' else 'issued' end,
          b.template_id, b.template_code, b.template_name, b.edition, b.illustrative, '店 ' || value, 'a' || value, '[]', b.answers_sealed, b.coordinator_id, b.registered_by_id,
          case value % 4 when 0 then null else strftime('%Y-%m-%dT%H:%M:%fZ', '2026-03-01', '+' || value || ' minutes') end, 0, 1, '[]', case value % 4 when 3 then strftime('%Y-%m-%dT%H:%M:%fZ', '2025-01-01', '+' || value || ' minutes') end,
          case value % 4 when 3 then '{"onTime":true,"materials":{"baseline":12,"taken":6},"visits":{"baseline":7,"taken":2},"time":{"workingDays":4},"secondNotices":0}' end
        from json_each(?), bundles b where b.id = ?`, numbers, run.id);
      await api.sql(`insert into bundle_items (run_id, item_id, seq, department_id, status) select 'r' || printf('%06d', value), i.item_id, i.seq, i.department_id, case value % 4 when 0 then 'waiting' when 1 then 'open' else 'done' end from json_each(?), bundle_items i where i.run_id = ?`, numbers, run.id);
    }
    base = (await ask('/api/bundles?limit=1&filter=' + encodeURIComponent('{"id":"none"}'))).rows;
  }, 600_000);

  describe('列表', () => {
    test.each([
      ['全部，新的在前', ''],
      ['一个环节，新的在前', 'filter={"stage":"issued"}'],
      ['一个环节，按到期', 'filter={"stage":"working"}&sort=dueAt'],
      ['一个环节，晚的在前', 'filter={"stage":"ready"}&sort=-dueAt'],
    ])('%s：一页读的行数与总数无关，总数准', async (_, query) => {
      const { body, rows } = await ask<Page>(`/api/bundles?limit=50&${encodeURI(query)}`);
      expect(body.data).toHaveLength(50);
      expect(body.totalIsExact).toBe(true);
      expect(body.total).toBe(query === '' ? RUNS + 1 : RUNS / 4);
      expect(rows - base).toBeLessThanOrEqual(PER_ROW * 50 + BESIDES);
      const next = await ask<Page>(`/api/bundles?limit=50&cursor=${body.next}&${encodeURI(query)}`);
      expect(next.rows - base).toBeLessThanOrEqual(PER_ROW * 50 + BESIDES);
      expect(next.body.data[0]?.id).not.toBe(body.data[0]?.id);
    });

    test('经办人：只有本部门的，也不读完全部', async () => {
      const { body, rows } = await ask<Page>('/api/bundles?limit=50', 'handler.market');
      expect(body.data).toHaveLength(50);
      // A handler's list has no counter: its total is counted up to a thousand.
      expect(rows - base).toBeLessThanOrEqual(PER_ROW * 50 + 3_500);
    });
  });

  test.each(['-createdAt', 'dueAt', '-dueAt'])('按部门，%s：一页读的行数与总数无关，总数准', async (sort) => {
    const { body, rows } = await ask<Page>(`/api/bundles?limit=50&sort=${sort}&filter=${encodeURIComponent('{"departmentId":"market"}')}`);
    expect(body.data).toHaveLength(50);
    expect(body).toMatchObject({ total: RUNS / 4, totalIsExact: true });
    expect(rows - base).toBeLessThanOrEqual(PER_ROW * 50 + BESIDES);
    const next = await ask<Page>(`/api/bundles?limit=50&sort=${sort}&cursor=${body.next}&filter=${encodeURIComponent('{"departmentId":"market"}')}`);
    expect(next.rows - base).toBeLessThanOrEqual(PER_ROW * 50 + BESIDES);
    expect(next.body.data[0]?.id).not.toBe(body.data[0]?.id);
  });

  test('看板只读计数', async () => {
    const { body, rows } = await ask<RunBoard>('/api/bundles/board');
    expect(body.stages.reduce((sum, { count }) => sum + count, 0)).toBe(RUNS + 1);
    expect(body.departments.find(({ departmentId }) => departmentId === 'market')).toMatchObject({ open: RUNS / 2, done: RUNS });
    expect(rows).toBeLessThanOrEqual(base + BESIDES);
  });

  test('合计按办结的期间走索引', async () => {
    const { body } = await ask<RunFigures>('/api/bundles/figures?from=2025-01-01&until=2025-01-01');
    expect(body.total).toMatchObject({ issued: body.templates[0]?.issued });
    const day = await ask<RunFigures>('/api/bundles/figures?from=2025-01-03&until=2025-01-03');
    expect(day.body.total.issued).toBe(360);
    expect(day.rows - base).toBeLessThanOrEqual(3 * 1_800);
  });
});
