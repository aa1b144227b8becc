import { expect, test } from 'vitest';
import { eachStore } from '../harness/index.ts';

eachStore('health', (api) => {
  test('says that it works and that its clock is a test clock', async () => {
    const { status, body } = await api.get('/api/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: true, testClock: true, reminders: { oldestUnsentSeconds: null } });
  });

  test('every answer says what it cost', async () => {
    const { headers } = await api.get('/api/health');
    expect(headers.get('server-timing')).toMatch(/^db;dur=[\d.]+;desc="queries=[1-9]\d* rows_read=\d+ rows_written=\d+"/);
  });

  test('an address nobody serves is a problem document', async () => {
    const { status, body, headers } = await api.get('/nothing-here');
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ status: 404, code: 'request.not_found' });
  });
});
