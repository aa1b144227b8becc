import type { D1Database } from '@cloudflare/workers-types';
import { Hono } from 'hono';

/** A handler with nothing around it: the statements it was given, run on the same database, their rows as JSON. */
type Round = { sql: string; params: (string | number | null)[] }[];

const app = new Hono<{ Bindings: { DB: D1Database } }>();
const rounds = new Map<string, Round[]>();

app.put('/:name', async (c) => {
  rounds.set(c.req.param('name'), await c.req.json());
  return c.body(null, 204);
});

app.get('/:name', async (c) => {
  const answers: unknown[] = [];
  for (const round of rounds.get(c.req.param('name')) ?? []) {
    const results = await c.env.DB.batch(round.map(({ sql, params }) => c.env.DB.prepare(sql).bind(...params)));
    answers.push(...results.map(({ results: rows }) => rows));
  }
  return c.json(answers);
});

app.patch('/:id', async (c) => {
  const { version, changes } = await c.req.json();
  const id = c.req.param('id');
  const now = new Date().toISOString();
  await c.env.DB.batch([
    c.env.DB.prepare('update cases set stuck_at = ?, visits = ?, version = version + 1, updated_at = ? where id = ? and version = ?').bind(changes.stuckAt, changes.visits, now, id, version),
    c.env.DB.prepare("insert into events (id, subject, subject_id, version, change_id, action, at, actor_name, changes, data) values (?, 'cases', ?, ?, ?, 'cases.update', ?, '', ?, '{}')").bind(
      crypto.randomUUID(), id, version + 1, crypto.randomUUID(), now, JSON.stringify(changes),
    ),
  ]);
  return c.json(await c.env.DB.prepare('select * from cases where id = ?').bind(id).first());
});

app.post('/', async (c) => {
  const draft = await c.req.json();
  const [id, person, now] = [crypto.randomUUID(), crypto.randomUUID(), new Date().toISOString()];
  const year = Number(now.slice(0, 4));
  await c.env.DB.batch([
    c.env.DB.prepare("insert into applicants (id, created_at, updated_at, kind, name, phone_mask, circumstances) values (?, ?, ?, 'person', ?, ?, '[]')").bind(person, now, now, draft.reporter.name, draft.reporter.phone),
    c.env.DB.prepare(`insert into cases (id, created_at, updated_at, number_year, number_seq, query_code, stage, channel, reporter_id, party_id, title, story, stuck_at, facts, tags, registered_by_id, received_at, rating_reasons)
      values (?, ?, ?, ?, (select coalesce(max(number_seq), 0) + 1 from cases where number_year = ?), ?, 'received', ?, ?, ?, ?, ?, ?, '{}', '[]', 'bare', ?, '[]')`).bind(
      id, now, now, year, year, id, draft.channel, person, person, draft.title, draft.story, draft.stuckAt, now,
    ),
    c.env.DB.prepare("insert into events (id, subject, subject_id, version, change_id, action, at, actor_name, changes, data) values (?, 'cases', ?, 1, ?, 'cases.register', ?, '', '{}', '{}')").bind(crypto.randomUUID(), id, crypto.randomUUID(), now),
  ]);
  return c.json(await c.env.DB.prepare('select * from cases where id = ?').bind(id).first(), 201);
});

export default app;
