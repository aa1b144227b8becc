import { beforeAll, describe, expect, test } from 'vitest';
import { unzipSync } from 'fflate';
import type { Setting } from '../../schema/settings.ts';
import { District } from '../contract/district.ts';
import { onLibsql } from '../harness/index.ts';

onLibsql('登记簿', (api) => {
  const window = new District(api);
  const print = (query: Record<string, string>, who = 'coordinator') => api.as(who).raw('GET', `/api/cases/export?${new URLSearchParams(query).toString()}`, { now: window.now });
  const heads = (html: string) => [...html.matchAll(/<th>(.*?)<\/th>/g)].map(([, label]) => label);

  beforeAll(async () => {
    await window.setUp();
    for (const [now, title] of [['2026-03-06T16:00:00+08:00', '上周五的件'], ['2026-03-09T09:00:00+08:00', '<b>周一</b>的件'], ['2026-03-10T23:30:00+08:00', '周二夜里的件'], ['2026-03-11T00:10:00+08:00', '周三的件']] as const) {
      window.now = now;
      await window.register({ title });
    }
    window.now = '2026-03-12T10:00:00+08:00';
  });

  test('打印一段时间:有标题、填报单位、填报日期、页码,表头每页都有,先登记的在前', async () => {
    const answer = await print({ format: 'html', title: '1', from: '2026-03-09', to: '2026-03-10' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await answer.text();
    expect(html).toContain('填报日期：2026年3月12日　　　　登记时间：2026年3月9日至2026年3月10日');
    expect(html).toMatch(/<h1>.*一览表<\/h1>/);
    expect(html).toContain('counter(page)');
    expect(html).toContain('table-header-group');
    expect(html).toContain('&lt;b&gt;周一&lt;/b&gt;的件');
    expect(html.indexOf('周一')).toBeLessThan(html.indexOf('周二夜里的件'));
    for (const other of ['上周五的件', '周三的件']) expect(html).not.toContain(other);
    expect(html).toContain('138****1234');
    expect(html).not.toContain('13812341234');
  });

  describe('本区的登记簿', () => {
    beforeAll(async () => {
      const { version } = (await api.as('admin').get<Setting>('/api/settings/register')).body;
      const value = { title: '某区诉求登记簿', unit: '某区数据局', columns: ['receivedAt', 'number', 'title', 'custom.f_gone'] };
      await window.made(api.as('admin').patch('/api/settings/register', { version, changes: { value } }));
    });

    test('标题、单位、各列和次序都是本区的;停了的列不出现;指明了列就按指明的', async () => {
      const html = await (await print({ format: 'html', title: '1' })).text();
      expect(heads(html)).toEqual(['登记时间', '编号', '诉求']);
      expect(html).toContain('<h1>某区诉求登记簿</h1>');
      expect(html).toContain('填报单位：某区数据局');
      expect(heads(await (await print({ format: 'html', title: '1', columns: 'number,visits' })).text())).toEqual(['编号', '跑动']);
    });

    test('Excel 里也是:表头每页重复,横向,有页码', async () => {
      const files = unzipSync(new Uint8Array(await (await print({ title: '1', from: '2026-03-11' })).arrayBuffer()));
      const read = (name: string) => new TextDecoder().decode(files[name]);
      expect(read('xl/workbook.xml')).toContain("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'诉求件'!$3:$3</definedName>");
      const sheet = read('xl/worksheets/sheet1.xml');
      expect(sheet).toContain('orientation="landscape"');
      expect(sheet).toContain('第 &amp;P 页，共 &amp;N 页');
      expect(sheet).toContain('某区诉求登记簿');
      expect(sheet).toContain('周三的件');
      expect(sheet).not.toContain('周二夜里的件');
    });
  });

  test('日子写错不收;筛选和时间一起算', async () => {
    expect((await print({ from: '2026-02-30' })).status).toBe(400);
    const html = await (await print({ format: 'html', from: '2026-03-09', filter: JSON.stringify({ title: { contains: '周' }, receivedAt: { lt: '2026-03-11' } }) })).text();
    for (const outside of ['上周五的件', '周三的件']) expect(html).not.toContain(outside);
    expect(html).toContain('周二夜里的件');
  });
});
