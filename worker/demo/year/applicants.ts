import type { z } from 'zod';
import type { ApplicantDraft } from '../../../schema/applicants.ts';
import type { Random } from './random.ts';

type Draft = z.input<typeof ApplicantDraft>;

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章'];
const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const TRADES = ['商贸', '餐饮', '科技', '物业', '运输', '文化传播', '家政服务', '建材'];
const STREETS = [...'甲乙丙丁戊己庚'].map((stem) => `${stem}街道`);
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** 000 begins no Chinese number: whoever dials one of these reaches nobody. */
const phone = (random: Random): string => `000${String(random.whole(0, 99_999_999)).padStart(8, '0')}`;

/** Division 000000 exists nowhere, so this is nobody's number; the check digit is right so that the form takes it. */
function residentNumber(random: Random): string {
  const born = `${random.whole(1945, 2003)}${String(random.whole(1, 12)).padStart(2, '0')}${String(random.whole(1, 28)).padStart(2, '0')}`;
  const body = `000000${born}${String(random.whole(1, 999)).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + '10X98765432'[sum % 11];
}

const creditCode = (random: Random): string => `91000000MA0${String(random.whole(0, 9_999_999)).padStart(7, '0')}`;

function person(random: Random): Draft {
  const registered = random.pick(STREETS);
  const circumstances = random.weighted<string[]>([
    [70, []],
    [10, ['elderly']],
    [5, ['disabled']],
    [4, ['from_afar']],
    [4, ['lives_elsewhere']],
    [3, ['veteran']],
    [2, ['serious_illness']],
    [2, ['cannot_come']],
  ]);
  return {
    kind: 'person',
    name: `${random.pick(SURNAMES)}某${random.pick(STEMS)}`,
    phone: phone(random),
    ...(random.chance(0.6) && { idType: 'resident', idNumber: residentNumber(random) }),
    registeredPlace: registered,
    livingPlace: circumstances.includes('lives_elsewhere') ? '外区租住' : registered,
    circumstances,
  };
}

function enterprise(random: Random): Draft {
  return {
    kind: 'enterprise',
    name: `示例${random.pick(STEMS)}${random.pick(STEMS)}${random.pick(TRADES)}有限公司`,
    phone: phone(random),
    ...(random.chance(0.5) && { idType: 'credit_code', idNumber: creditCode(random) }),
  };
}

/** Who speaks and whose matter it is: often the same. */
export type Applicants = { reporter: Draft; party?: Draft; relation?: string };

/** Nobody real: 某 in every name, numbers that cannot exist. */
export function makeApplicants(random: Random, business: boolean): Applicants {
  if (business) return random.chance(0.5) ? { reporter: enterprise(random) } : { reporter: person(random), party: enterprise(random), relation: '企业办事人' };
  if (random.chance(0.12)) return { reporter: person(random), party: person(random), relation: random.pick(['子女', '配偶', '邻居', '社区工作人员']) };
  return { reporter: person(random) };
}
