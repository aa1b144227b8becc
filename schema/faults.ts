import type { z } from 'zod';

/** What the codes in our own shapes say, and how Zod's own findings read. Never repeats the value it is about. */
const FAULTS: Record<string, readonly [string, string]> = {
  'text.control_characters': ['含有不可见的控制字符', 'contains invisible control characters'],
  'text.broken_character': ['含有残缺的字符', 'contains a broken character'],
  'text.empty': ['不能为空', 'must not be empty'],
  'id.malformed': ['不是有效的记录编号', 'is not a valid id'],
  'code.malformed': ['代码只能用小写字母、数字和下划线', 'may hold lower-case letters, digits and underscores only'],
  'version.malformed': ['版本号应为正整数', 'must be a version, a positive whole number'],
  'day.malformed': ['日期应写成 2026-03-09', 'must be a day such as 2026-03-09'],
  'day.impossible': ['没有这一天', 'is a day that does not exist'],
  'day.outside_year': ['不在所载入的年份里', 'lies outside the year being loaded'],
  'day.repeated': ['同一天写了两次', 'stands in the list twice'],
  'instant.malformed': ['时间应写成 2026-03-09T10:00:00+08:00', 'must be an instant such as 2026-03-09T10:00:00+08:00'],
  'instant.impossible': ['没有这个时间', 'is an instant that does not exist'],
  'instant.out_of_range': ['年份应在 2000 至 2099 之间', 'must lie in the years 2000 to 2099'],
  'instant.too_far': ['与收件时间相距过远', 'lies too far from the receipt'],
  'pause.reversed': ['恢复不能早于暂停', 'must not lie before the pause begins'],
  'clock.too_long': ['期限连同延长不能超过 3660 个工作日', 'the limit and its extensions may not exceed 3660 working days'],
  'time.malformed': ['时刻应写成 09:00', 'must be a time such as 09:00'],
  'hours.overlapping': ['时段应先后排列，不能重叠', 'windows must follow each other and not overlap'],
  'hours.too_short': ['每天的工作时间不能少于 60 分钟', 'a day needs at least 60 working minutes'],
  'day.out_of_order': ['生效日期应按先后排列，不能重复', 'dates must follow each other and not repeat'],
  'rows.count': ['一次应为 1 至 2000 行', 'must be 1 to 2,000 rows in all'],
  'rung.receiver_twice': ['同一种人写了两次', 'names a receiver twice'],
  'rung.out_of_order': ['各级要按先后排列，不能有两级在同一时候', 'rungs must follow each other, no two at one time'],
  'rung.kind_twice': ['同一种任务有两套阶梯', 'has two ladders for one kind of task'],
  'quiet.not_a_night': ['应从晚上到早上：开始的时刻要晚于结束的时刻', 'must run from an evening to a morning'],
  'approval.signer_twice': ['同一步里同一类审批人写了两次', 'names one kind of signer twice'],
  'approval.too_few_steps': ['至少要有两步审批', 'needs two steps at the least'],
  'approval.unsignable': ['各步要由不同单位审批：效能监督和中心各只能单独占一步', 'cannot be signed by different units: supervision and the centre can each have one step of their own'],
  'code.repeated': ['有重复的代码', 'holds a code twice'],
  'material.main_missing': ['主要材料不能容缺', 'is a main material, which may never be missing'],
  'rating.score_repeated': ['有重复的分值', 'holds a score twice'],
  'zone.unknown': ['没有这个时区', 'is no known time zone'],
  'field_id.malformed': ['字段编号以 f_ 开头，只用小写字母、数字和下划线', 'must be a field id: f_ and lower-case letters, digits and underscores'],
  'field.no_choices': ['单选字段至少要有一个在用的选项', 'a choice needs at least one entry in use'],
  'field.choices_misplaced': ['只有单选字段有选项', 'only a choice has entries'],
  'field.label_repeated': ['同一处有两个同名的字段', 'holds two fields of one name in the same place'],
  'paper.pattern': ['文号要写一个 {年} 和一个 {序号}，不含其他大括号、引号和反斜杠', 'needs one {年} and one {序号}, and no other braces, quotes or backslashes'],
  'paper.address': ['地址应写成 https://主机名，后面不带路径', 'must be an address such as https://host, without a path'],
  'filter.too_long': ['筛选条件过长', 'is too long a filter'],
  'address.malformed': ['地址应以 http:// 或 https:// 开头', 'must be an address that begins with http:// or https://'],
  'header.malformed': ['请求头的名称或内容不能用', 'is not a usable header'],
  'email.malformed': ['不是有效的电子邮箱', 'is not an e-mail address'],
  'userid.malformed': ['不是有效的账号（userid）', 'is not a userid'],
  'agent_id.malformed': ['应用编号（AgentId）只有数字', 'must be an AgentId, digits only'],
  'phone.malformed': ['电话号码应为 5 至 20 位数字', 'must be a phone number of 5 to 20 digits'],
  'id_number.malformed': ['证件号码格式不对', 'is not an ID number'],
  'id_number.check_digit': ['证件号码校验不通过，请核对', 'fails the check digit'],
  'query_code.malformed': ['查询码为 10 位字母和数字', 'must be a query code of 10 letters and digits'],
  'force.member_unit': ['每个成员写一个单位：本区部门，或外部单位的名称', 'must be of one unit: a department, or an outside body by its name'],
  'username.malformed': ['用户名为 3 至 30 位字母、数字、点、横线', 'must be 3 to 30 letters, digits, dots or dashes'],
};

const KINDS: Record<string, readonly [string, string]> = {
  string: ['文字', 'text'],
  number: ['数字', 'a number'],
  int: ['整数', 'a whole number'],
  boolean: ['是或否', 'true or false'],
  array: ['列表', 'a list'],
  object: ['对象', 'an object'],
};

type Issue = z.core.$ZodIssue;

/** What a bound counts: a text's characters, a list's entries, or nothing but the number itself. */
function unitOf({ origin }: { origin: string }): readonly [string, string] {
  if (origin === 'string') return [' 个字', ' characters'];
  return origin === 'array' ? [' 项', ' entries'] : ['', ''];
}

function phrase(issue: Issue, at: 0 | 1): string {
  const known = FAULTS[issue.message];
  if (known) return known[at];
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.expected === 'nonoptional') return at === 0 ? '必须填写' : 'is required';
      const kind = KINDS[issue.expected]?.[at] ?? issue.expected;
      return at === 0 ? `应为${kind}` : `must be ${kind}`;
    }
    case 'too_big':
      return at === 0 ? `不能超过 ${String(issue.maximum)}${unitOf(issue)[0]}` : `must not exceed ${String(issue.maximum)}${unitOf(issue)[1]}`;
    case 'too_small':
      return at === 0 ? `不能少于 ${String(issue.minimum)}${unitOf(issue)[0]}` : `must be at least ${String(issue.minimum)}${unitOf(issue)[1]}`;
    case 'unrecognized_keys':
      return at === 0 ? `没有这个字段：${issue.keys.slice(0, 5).join('、').slice(0, 100)}` : `unknown field: ${issue.keys.slice(0, 5).join(', ').slice(0, 100)}`;
    case 'invalid_value':
      return at === 0 ? '不在可选范围内' : 'is not among the allowed values';
    default:
      return at === 0 ? '填写不符合要求' : 'is not acceptable';
  }
}

/** One finding of a shape as a sentence. An unknown field is named by its path, so that a form can mark it. */
export function explainIssue(issue: Issue, language: 'zh' | 'en'): { path: string; message: string } {
  const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = [...issue.path.map(String), ...(key === undefined ? [] : [key.slice(0, 60)])].join('.');
  return { path, message: phrase(issue, language === 'zh' ? 0 : 1) };
}
