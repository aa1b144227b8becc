import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { scannedPages } from '../../admin/files/picture.ts';
import { checkName, recognise } from '../../worker/files/recognise.ts';
import { gif, jpeg, pdf, png, webp } from './bytes.ts';

const refused = (code: string) => ({ refused: code });
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));

describe('看内容,不看名字', () => {
  test('图片认得出,也知道多大', () => {
    expect(recognise(png(640, 480))).toEqual({ type: 'image/png', width: 640, height: 480 });
    expect(recognise(jpeg(1024, 768))).toEqual({ type: 'image/jpeg', width: 1024, height: 768 });
    expect(recognise(gif(10, 20))).toEqual({ type: 'image/gif', width: 10, height: 20 });
    expect(recognise(webp(33, 44))).toEqual({ type: 'image/webp', width: 33, height: 44 });
  });

  test('PDF、Office、OFD、旧 Word、纯文本', () => {
    expect(recognise(pdf())).toMatchObject({ type: 'application/pdf' });
    expect(recognise(zip('[Content_Types].xml', 'word/document.xml'))).toMatchObject({ type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' });
    expect(recognise(zip('xl/workbook.xml'))).toMatchObject({ type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
    expect(recognise(zip('OFD.xml'))).toMatchObject({ type: 'application/ofd' });
    expect(recognise(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0))).toMatchObject({ type: 'application/x-ole-storage' });
    expect(recognise(strToU8('窗口称缺一份证明。\r\n'))).toMatchObject({ type: 'text/plain' });
    expect(recognise(Uint8Array.of(0xb4, 0xb0, 0xbf, 0xda)), 'GBK 的“窗口”').toMatchObject({ type: 'text/plain' });
  });

  test('程序、网页、带脚本的 SVG、普通压缩包,叫什么名字都不收', () => {
    expect(recognise(Uint8Array.of(0x4d, 0x5a, 0x90, 0x00, 0x03))).toMatchObject(refused('file.type'));
    expect(recognise(strToU8('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'))).toMatchObject(refused('file.type'));
    expect(recognise(strToU8('  <!DOCTYPE html><html></html>'))).toMatchObject(refused('file.type'));
    expect(recognise(zip('readme.txt'))).toMatchObject(refused('file.type'));
    expect(recognise(zip('word/document.xml', 'word/vbaProject.bin'))).toMatchObject(refused('file.macro'));
  });

  test('三亿像素的图、解开来太大的文档、空文件、过大的文件', () => {
    expect(recognise(png(20_000, 15_000))).toMatchObject(refused('file.pixels'));
    const bomb = zip('word/document.xml');
    new DataView(bomb.buffer).setUint32(bomb.length - 22 - 46 - 'word/document.xml'.length + 24, 0xf000_0000, true);
    expect(recognise(bomb)).toMatchObject(refused('file.bomb'));
    expect(recognise(zipSync({ 'word/document.xml': new Uint8Array(40_000_000) })), '四十兆的零压成几十 KB').toMatchObject(refused('file.bomb'));
    expect(recognise(zipSync({ 'word/document.xml': strToU8('<w:p/>'.repeat(200_000)) })), '平常的长文档').toMatchObject({ type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' });
    expect(recognise(new Uint8Array())).toMatchObject(refused('file.empty'));
    expect(recognise(new Uint8Array(20 * 1024 * 1024 + 1))).toMatchObject(refused('file.too_large'));
  });

  test('几个条目共用一段数据的压缩包', () => {
    const shared = zip('word/document.xml', 'word/other1.xml');
    const view = new DataView(shared.buffer);
    const second = shared.length - 22 - 46 - 'word/other1.xml'.length;
    expect(view.getUint32(second, true)).toBe(0x02014b50);
    view.setUint32(second + 42, 0, true);
    expect(recognise(shared)).toMatchObject(refused('file.bomb'));
  });

  test('断在中间的,一个字节都不当真', () => {
    for (const whole of [png(64, 64), jpeg(64, 64), pdf(), zip('word/document.xml')])
      for (const share of [0.3, 0.6, 0.95]) expect(recognise(whole.subarray(0, Math.floor(whole.length * share)))).toHaveProperty('refused');
  });
});

test('扫描的 PDF 里,一页是一张照片;小图标、压缩流里碰巧像的,都不算', async () => {
  const page = (n: number) => Uint8Array.of(...jpeg(8, 8).slice(0, -2), ...Array.from({ length: 21_000 }, () => n), 0xff, 0xd9);
  const parts = ['%PDF-1.4\n1 0 obj<</Filter/DCTDecode>>stream\r\n', page(1), '\nendstream endobj 2 0 obj<<>>stream\n', jpeg(4, 4), '\nendstream 3 0 obj<<>>stream\nxx', page(2), '\nendstream 4 0 obj<<>>stream\n', page(3), '\nendstream\n%%EOF'];
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  const found = await Promise.all(scannedPages(bytes).map(async (blob) => new Uint8Array(await blob.arrayBuffer()).at(-4)));
  expect(found).toEqual([1, 3]);
  expect(scannedPages(bytes, 1)).toHaveLength(1);
  expect(scannedPages(bytes.subarray(0, 2_000))).toEqual([]);
});

describe('文件名', () => {
  test('带路径、控制字符、方向符号、过长的不用;平常的照用', () => {
    for (const name of ['../../etc/passwd', 'a/b.pdf', 'a\\b.pdf', '..', '', '   ', 'x\u0000.pdf', 'fdp.\u202etxt', '长'.repeat(300), 'a\ud800.pdf']) expect(checkName(name), name).toMatchObject(refused('file.name'));
    for (const name of ['身份证 正反面.jpg', '关于补正的说明（2026）.docx', 'a'.repeat(120)]) expect(checkName(name), name).toBeUndefined();
  });
});
