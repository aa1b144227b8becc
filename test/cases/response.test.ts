import { beforeAll, describe, expect, test } from 'vitest';
import { responseMinutes } from '../../worker/cases/rules/response.ts';
import { District } from '../contract/district.ts';
import { eachStoreAtLength } from '../harness/index.ts';
import { at, coordinator, registered } from './play.ts';

describe('首次响应按工作分钟计', () => {
  const { calendar } = registered('2026-03-09 10:00').bench(coordinator);
  const minutes = (receivedAt: string, heardAt: string) => responseMinutes(at(receivedAt), at(heardAt), calendar);

  test('当天、跨午休、跨夜、跨周末,下班以后收的从开门起算', () => {
    expect(minutes('2026-03-09 10:00', '2026-03-09 10:25')).toBe(25);
    expect(minutes('2026-03-09 11:50', '2026-03-09 13:40')).toBe(20);
    expect(minutes('2026-03-09 17:20', '2026-03-10 09:05')).toBe(15);
    expect(minutes('2026-03-13 17:20', '2026-03-16 09:05')).toBe(15);
    expect(minutes('2026-03-09 20:00', '2026-03-10 09:30')).toBe(30);
  });
});

eachStoreAtLength('各渠道首次响应', (api) => {
  const window = new District(api);
  beforeAll(() => window.setUp());

  test('第一次联系上办事人就记下,没联系上的不算,后来的不改;按渠道比得出', async () => {
    const walkIn = await window.register();
    const hotline = await window.register({ channel: 'h12345', hotlineOrder: 'A1' });
    const contact = { kind: 'contact', with: '办事人', text: '说明情况' };
    window.now = '2026-03-09T10:10:00+08:00';
    await window.note(walkIn, { ...contact, reached: false });
    window.now = '2026-03-09T10:20:00+08:00';
    await window.note(walkIn, { ...contact, reached: true });
    window.now = '2026-03-09T11:00:00+08:00';
    await window.note(walkIn, { ...contact, reached: true });
    await window.note(hotline, { ...contact, reached: true });
    expect([(await window.look(walkIn.id)).firstResponseMinutes, (await window.look(hotline.id)).firstResponseMinutes]).toEqual([20, 60]);
    expect((await window.look(walkIn.id)).version, 'a note never makes an open form stale').toBe(walkIn.version);
    const filter = encodeURIComponent(JSON.stringify({ firstResponseMinutes: { gte: 0 } }));
    const { body } = await window.made(api.as('director').get<{ data: { key: string; count: number; value: number }[] }>(`/api/cases/summary?groupBy=channel&aggregate=avg:firstResponseMinutes&filter=${filter}`));
    expect(body.data.map(({ key, count, value }) => [key, count, value]).toSorted()).toEqual([['h12345', 1, 60], ['window', 1, 20]]);
  });
});
