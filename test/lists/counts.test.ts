import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { STAGES } from '../../schema/cases.ts';
import { SEED_NOW, departmentId } from '../bench/rows.ts';
import { eachStoreAtLength } from '../harness/index.ts';
import { seedSmall } from './ask.ts';

const OPEN = "('received','triaged','working','answered')";
const NO_DUE = "'9999-12-31T00:00:00.000Z'";

const UNANSWERED = "stage in ('received','triaged','working')";
/** What stands still is counted with what has no due. */
const DUE = `case when paused_at is null then coalesce(due_at, ${NO_DUE}) else ${NO_DUE} end`;

const LEVELS = [0, 7, 10, 13];
/** Each view: how its name is made, the instant its buckets go by, and which living cases are in it. */
const VIEWS: [name: string, at: string | null, where: string][] = [
  ["'all'", 'received_at', '1'],
  ["'stage:' || stage", 'received_at', '1'],
  ["'open'", DUE, `stage in ${OPEN}`],
  ["'unanswered'", DUE, UNANSWERED],
  ["'confirming'", null, `${UNANSWERED} and awaits_confirmation = 1`],
  ["'extending'", null, `${UNANSWERED} and extension_request_id is not null`],
  ["'ready'", null, "stage = 'working' and open_parts = 0"],
  ["'coordinator:' || coordinator_id", null, `coordinator_id is not null and stage in ${OPEN}`],
  ["'department:' || lead_department_id", null, 'lead_department_id is not null'],
  ["'matter:' || matter_id", null, 'matter_id is not null'],
  ["'category:' || category", null, 'category is not null'],
];

/** What handlers should see, gathered anew from the tasks. */
const SEEN = `
  select distinct t.department_id, c.seq as case_seq, c.received_at, case when c.stage in ${OPEN} then c.due_key end as due_key
  from tasks t join cases c on c.id = t.case_id where t.department_id is not null and t.status in ('open', 'accepted', 'done') and c.deleted_at is null order by 1, 2`;

const change = fc.record({
  seq: fc.integer({ min: 1, max: 60 }),
  set: fc.oneof(
    fc.record({ stage: fc.constantFrom(...STAGES) }),
    fc.record({ due_at: fc.constantFrom(null, '2026-11-30T09:30:00.000Z', '2026-12-01T01:00:00.000Z') }),
    fc.record({ received_at: fc.constantFrom('2026-11-17T23:59:59.999Z', '2026-11-18T00:00:00.000Z') }),
    fc.record({ deleted_at: fc.constantFrom(null, SEED_NOW) }),
    fc.record({ paused_at: fc.constantFrom(null, SEED_NOW), awaits_confirmation: fc.constantFrom(0, 1), extension_request_id: fc.constantFrom(null, 'request') }),
    fc.record({ part: fc.constantFrom('open', 'accepted', 'done', 'returned', 'cancelled') }),
    fc.record({ coordinator_id: fc.constantFrom(null, 'coordinator', 'coordinator-1') }),
    fc.record({ lead_department_id: fc.constantFrom(null, departmentId(0), departmentId(1)), category: fc.constantFrom(null, 'hard') }),
    fc.record({ stage: fc.constantFrom(...STAGES), due_at: fc.constantFrom(null, '2026-11-30T09:30:00.000Z'), deleted_at: fc.constantFrom(null, SEED_NOW) }),
  ),
});

eachStoreAtLength('the counters of built-in views', (api) => {
  beforeAll(() => seedSmall(api));

  async function hold(): Promise<void> {
    const counted: Record<string, unknown>[] = [];
    for (const [name, at, where] of VIEWS)
      for (const level of at === null ? [0] : LEVELS)
        counted.push(...(await api.sql(`select ${name} as view, ${level} as level, substr(${at ?? "''"}, 1, ${level}) as bucket, count(*) as n from cases where deleted_at is null and ${where} group by 1, 3`)));
    const kept = await api.sql('select view, level, bucket, n from case_counts where n <> 0');
    const sorted = (rows: Record<string, unknown>[]) => rows.map((row) => `${String(row.view)} ${String(row.level)} ${String(row.bucket)} ${String(row.n)}`).toSorted();
    expect(sorted(kept)).toEqual(sorted(counted));
  }

  test('hold after registration', hold);

  test('hold after any changes, and so does what handlers see', async () => {
    // received_at never moves once a case is dispatched; the list of what handlers see stands on that.
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        for (const { seq, set } of changes) {
          const fields = Object.entries(set).filter(([field]) => field !== 'received_at' || seq % 7 === 0);
          if (fields.length === 0) continue;
          if ('part' in set) {
            await api.sql("update tasks set status = ? where kind = 'handle' and case_id = (select id from cases where seq = ?)", set.part, seq);
            continue;
          }
          const undispatched = fields.some(([field]) => field === 'received_at') ? ' and id not in (select case_id from tasks where department_id is not null)' : '';
          await api.sql(`update cases set ${fields.map(([field]) => `${field} = ?`).join(', ')} where seq = ?${undispatched}`, ...fields.map(([, value]) => value), seq);
        }
        await hold();
        expect(await api.sql('select department_id, case_seq, received_at, due_key from case_departments order by 1, 2')).toEqual(await api.sql(SEEN));
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  test('a task knows its case’s coordinator when he changes', async () => {
    await api.sql("update cases set coordinator_id = 'coordinator-9' where seq between 100 and 110");
    expect(await api.sql('select t.id from tasks t join cases c on c.id = t.case_id where t.coordinator_id is not c.coordinator_id')).toEqual([]);
  });
});
