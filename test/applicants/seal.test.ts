import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digest, maskIdNumber, maskName, maskPhone, normalisePhone, seal, unseal } from '../../worker/platform/seal.ts';

const key = randomBytes(32).toString('base64');
const other = randomBytes(32).toString('base64');
const phone = fc.stringMatching(/^\+?[0-9][0-9 -]{4,19}$/).filter((value) => value.replace(/\D/g, '').length >= 5);
const idNumber = fc.stringMatching(/^[A-Za-z0-9-]{5,30}$/);

describe('加密', () => {
  test('封存的内容能原样取回,两次封存互不相同', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (plain) => {
        const [first, second] = [await seal(key, plain), await seal(key, plain)];
        expect(first).not.toBe(second);
        expect(first.startsWith('v1.')).toBe(true);
        expect(await unseal(key, first)).toBe(plain);
      }),
      { numRuns: 50 },
    );
  });

  test('换了密钥或改动一个字节就打不开', async () => {
    const sealed = await seal(key, '13812341234');
    await expect(unseal(other, sealed)).rejects.toThrow();
    const changed = sealed.slice(0, 20) + (sealed[20] === 'A' ? 'B' : 'A') + sealed.slice(21);
    await expect(unseal(key, changed)).rejects.toThrow();
    await expect(unseal(key, '13812341234')).rejects.toThrow('not a sealed value');
  });

  test('密钥不是 32 字节就不用', async () => {
    await expect(seal(randomBytes(16).toString('base64'), 'x')).rejects.toThrow('32 bytes');
  });
});

describe('盲索引', () => {
  test('同一个号码怎么写都是同一个摘要', async () => {
    const wanted = await digest(key, 'phone', '13812341234');
    for (const written of ['+86 138 1234 1234', '+86-138-1234-1234', '008613812341234', '138-1234-1234', '8613812341234'])
      expect(await digest(key, 'phone', written)).toBe(wanted);
    expect(await digest(key, 'idNumber', '11010519491231002x')).toBe(await digest(key, 'idNumber', '11010519491231002X'));
  });

  test('种类、密钥或号码不同,摘要就不同,摘要里也没有号码', async () => {
    await fc.assert(
      fc.asyncProperty(phone, phone, async (one, two) => {
        const first = await digest(key, 'phone', one);
        expect((await digest(key, 'phone', two)) === first).toBe(normalisePhone(one) === normalisePhone(two));
        expect(await digest(key, 'idNumber', one)).not.toBe(first);
        expect(await digest(other, 'phone', one)).not.toBe(first);
        expect(first).not.toContain(one);
      }),
      { numRuns: 50 },
    );
  });
});

describe('掩码', () => {
  test('手机号、证件号和姓名各有写法', () => {
    expect(maskPhone('13812341234')).toBe('138****1234');
    expect(maskPhone('+86 138 1234 1234')).toBe('138****1234');
    expect(maskPhone('0433-2512345')).toBe('043****2345');
    expect(maskPhone('12345')).toBe('****45');
    expect(maskIdNumber('11010519491231002x')).toBe('110***********002X');
    expect(maskIdNumber('E12345678')).toBe('*******78');
    expect(maskName('张三丰')).toBe('张**');
    expect(maskName('𠮷田')).toBe('𠮷*');
    expect(maskName('阿')).toBe('*');
    expect(maskName('阿卜杜热西提·买买提')).toBe('阿***');
  });

  test('掩码总认得出来,并且至少藏起三个字符', () => {
    fc.assert(
      fc.property(phone, (value) => {
        const digits = normalisePhone(value);
        const shown = maskPhone(value).replace(/\*/g, '');
        expect(maskPhone(value)).toContain('*');
        expect(digits.length < 5 || digits.length - shown.length >= 3).toBe(true);
      }),
    );
    fc.assert(
      fc.property(idNumber, (value) => {
        const masked = maskIdNumber(value);
        expect(masked).toHaveLength(value.length);
        expect((masked.match(/\*/g) ?? []).length).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
