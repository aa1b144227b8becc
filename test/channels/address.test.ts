import { describe, expect, test } from 'vitest';
import { checkHost, checkUrl, reachOfHost } from '../../worker/outbound/rules.ts';

const problem = (url: string, allowPrivate = false) => checkUrl(url, allowPrivate)?.problem ?? 'none';

describe('发往哪里', () => {
  test.each([
    'http://example.org/', 'https://qyapi.weixin.qq.com/cgi-bin', 'http://8.8.8.8/', 'http://172.15.0.1/', 'http://172.32.0.1/', 'http://100.63.0.1/', 'http://100.128.0.1/',
    'http://[2400:3200::1]/', 'http://localhost.example.org/', 'http://[2002:808:808::1]/', 'http://[64:ff9b::8.8.8.8]/', 'http://[::ffff:8.8.8.8]/',
  ])('%s 是公网地址', (url) => {
    expect(problem(url)).toBe('none');
  });

  test.each([
    ['十进制', 'http://2130706433/'], ['八进制', 'http://0177.0.0.1/'], ['十六进制', 'http://0x7f.0.0.1/'], ['十六进制一段', 'http://0x7f000001/'], ['少一段', 'http://127.1/'], ['末尾有点', 'http://127.0.0.1./'],
    ['全角数字', 'http://１２７.０.０.１/'], ['回环', 'http://127.9.9.9/'], ['A 类', 'http://10.0.0.1/'], ['B 类', 'http://172.16.0.1/'], ['B 类末', 'http://172.31.255.255/'], ['C 类', 'http://192.168.1.1/'],
    ['运营商内网', 'http://100.64.0.1/'], ['测试网段', 'http://198.18.0.1/'], ['IPv6 回环', 'http://[::1]/'], ['映射', 'http://[::ffff:127.0.0.1]/'], ['映射十六进制', 'http://[::ffff:7f00:1]/'], ['兼容', 'http://[::127.0.0.1]/'],
    ['NAT64', 'http://[64:ff9b::10.0.0.1]/'], ['6to4', 'http://[2002:a00:1::]/'], ['ULA', 'http://[fd00::1]/'], ['站点本地', 'http://[fec0::1]/'],
    ['本机', 'http://localhost:8080/'], ['本机下级', 'http://a.LOCALHOST/'], ['.local', 'http://printer.local/'], ['.internal', 'http://metadata.google.internal/'], ['单段名', 'http://gateway/'], ['单段名加点', 'http://gateway./'], ['.lan', 'https://nas.lan/'],
  ])('%s：%s 拒绝，管理员允许后可以', (_name, url) => {
    expect(problem(url)).toBe('address.private');
    expect(problem(url, true)).toBe('none');
  });

  test.each([
    'http://169.254.169.254/latest/', 'http://2852039166/', 'http://100.100.100.200/', 'http://168.63.129.16/', 'http://0.0.0.0/', 'http://0/', 'http://224.0.0.1/', 'http://255.255.255.255/',
    'http://[::]/', 'http://[fe80::1]/', 'http://[ff02::1]/', 'http://[::ffff:169.254.169.254]/', 'http://[2002:a9fe:a9fe::]/', 'http://[2001:db8::1]/', 'http://[2001::1]/', 'http://[64:ff9b::a9fe:a9fe]/', 'http://[4000::1]/',
  ])('%s 谁也不能允许', (url) => {
    expect(problem(url)).toBe('address.forbidden');
    expect(problem(url, true)).toBe('address.forbidden');
  });

  test.each(['', 'example.org', 'ftp://example.org/', 'file:///etc/passwd', 'javascript:alert(1)', 'http://user:pass@example.org/', 'http://', 'http://1.2.3.4.5/', 'http://256.1.1.1/'])('%s 不是能发往的地址', (url) => {
    expect(problem(url, true)).toBe('address.malformed');
  });

  test('解析出来的地址用同一把尺子量', () => {
    expect(reachOfHost('::ffff:10.1.2.3')).toBe('private');
    expect(reachOfHost('fe80::1%eth0')).toBe('forbidden');
    expect(reachOfHost('2400:3200::1')).toBe('public');
  });

  test('邮件服务器写名字或地址，不写协议和端口', () => {
    expect(checkHost('smtp.example.org', false)).toBeUndefined();
    expect(checkHost('2400:3200::1', false)).toBeUndefined();
    expect(checkHost('::1', false)?.problem).toBe('address.private');
    expect(checkHost('0x7f.1', false)?.problem).toBe('address.private');
    for (const host of ['smtp.example.org:25', 'http://smtp.example.org', 'a@b', 'a b', '']) expect(checkHost(host, true)?.problem, host).toBe('address.malformed');
  });
});
