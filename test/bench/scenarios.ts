import { COMMON_WORDS, RARE_WORDS, caseIdAt, departmentId } from './rows.ts';

/** One kind of request, asked again and again; `at` counts, so that each write has a row of its own. */
export type Scenario = { name: string; times: number; request(at: number): { method: string; path: string; body?: unknown } };

const listed = (query: Record<string, unknown>) => {
  const given = Object.entries(query).map(([name, value]): [string, string] => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
  return `/api/cases?${new URLSearchParams(given).toString()}`;
};
const reads = (name: string, path: string, times = 200): Scenario => ({ name, times, request: () => ({ method: 'GET', path }) });

export const scenarios = (cases: number): Scenario[] => [
  reads('list · all, newest first', listed({})),
  reads('list · open, by due', listed({ filter: { open: true }, sort: 'dueAt' })),
  reads('list · overdue', listed({ filter: { dueAt: { overdue: true } }, sort: 'dueAt' })),
  reads('list · mine, by due', listed({ filter: { coordinatorId: 'coordinator', open: true }, sort: 'dueAt' })),
  reads('list · one department', listed({ filter: { leadDepartmentId: departmentId(3) } })),
  reads('list · open, 100 rows', listed({ filter: { open: true }, sort: 'dueAt', limit: 100 }), 100),
  reads(`deep jump · row ${(cases / 2).toLocaleString('en')}`, listed({ offset: cases / 2 })),
  reads('search · rare words', listed({ q: RARE_WORDS })),
  reads('search · common word', listed({ q: COMMON_WORDS })),
  reads('search · one character', listed({ q: '办' })),
  { name: 'one case', times: 200, request: (at) => ({ method: 'GET', path: `/api/cases/${caseIdAt(cases - 1 - at)}` }) },
  {
    name: 'one change',
    times: 100,
    request: (at) => ({ method: 'PATCH', path: `/api/cases/${caseIdAt(cases - 1 - at)}`, body: { version: 1, changes: { stuckAt: `窗口称系统升级,第 ${at} 次未能受理`, visits: 3 } } }),
  },
  {
    name: 'one registration',
    times: 100,
    request: (at) => ({
      method: 'POST',
      path: '/api/cases',
      body: {
        channel: 'window',
        title: '补办不动产权证材料反复补正',
        story: '办事人第一次到窗口时被告知缺少材料,补齐后又被要求到另一个部门开具证明。',
        stuckAt: '窗口称档案不一致',
        reporter: { kind: 'person', name: '王测试', phone: `1391${String(at).padStart(7, '0')}` },
        visits: 2,
      },
    }),
  },
];
