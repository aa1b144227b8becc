import { pick, type Random } from './random.ts';

/** Words to make texts of. Nobody and no office in particular. */
type Words = readonly [string, ...string[]];

const SURNAMES: Words = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙', '胡', '朱', '高', '林', '何', '郭', '马', '罗', '欧阳', '上官', '崔', '朴', '金'];
const GIVEN: Words = ['伟', '芳', '娜', '敏', '静', '丽', '强', '磊', '军', '洋', '勇', '艳', '杰', '娟', '涛', '明', '超', '霞', '平', '刚', '哲', '英', '顺', '花', '龙', '国', '春', '秀', '文', '玉'];

export const DEPARTMENTS: readonly string[] = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日'].map((letter) => `示例${letter}局`);

const OBJECTS: Words = ['营业执照', '不动产权证', '食品经营许可', '社保关系', '医保报销', '公积金提取', '户口迁移', '结婚登记', '施工许可', '道路运输证', '退休手续', '残疾人证'];
const DEEDS: Words = ['变更', '补办', '注销', '新办', '转移'];
export const MATTERS: readonly string[] = OBJECTS.flatMap((object) => DEEDS.map((deed) => `${object}${deed}`));

export const TROUBLES: Words = ['材料反复补正', '系统查不到记录', '两个窗口互相推', '原件遗失无法补', '历史档案不一致', '办理时限已过', '现场勘查未安排', '政策口径不明'];
export const CATEGORIES: Words = ['cannot', 'hard', 'refused', 'coordinate', 'unskilled', 'quick'];
export const CAUSES: Words = ['policy', 'material', 'system', 'attitude', 'history'];

const CLAUSES: Words = [
  '办事人第一次到窗口时被告知缺少材料', '补齐后又被要求到另一个部门开具证明', '该部门答复不归其管理', '系统中登记的姓名与证件不符', '当年的档案在合并时没有移交',
  '窗口人员建议等待上级答复', '电话多次无人接听', '网上提交后被退回而没有说明理由', '办事人住在外地往返不便', '希望能够一次告知全部要求', '涉及的场所已经重新测绘', '原经办单位已经撤销',
];

export const personName = (random: Random): string => pick(SURNAMES, random) + pick(GIVEN, random) + (random() < 0.6 ? pick(GIVEN, random) : '');

export const storyOf = (random: Random): string => Array.from({ length: 3 + Math.floor(random() * 4) }, () => pick(CLAUSES, random)).join(',') + '。';
