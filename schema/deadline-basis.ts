import type { Basis } from './deadlines.ts';

/**
 * What each counting rule rests on. A law's words are quoted; where no article says it, the source is
 * 「本产品约定」 and `verified` is false, and a screen must not dress that up as law.
 */
export const BASIS = {
  receipt_day: {
    rule: '收件当日不计',
    convention: '按工作日计的期限，自收件当日的下一个工作日起算第 1 日。',
    text: '民法典第二百零一条：“按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。按照小时计算期间的，自法律规定或者当事人约定的时间开始计算。”',
    source: '《中华人民共和国民法典》第二百零一条',
    verified: true,
    caveat: '民法典规范民事期间；行政服务的工作日承诺借用其起算方法，属通行做法，不是直接适用',
  },
  closing: {
    rule: '末日截止',
    convention: '第 N 个工作日停止业务活动的时间届满。',
    text: '民法典第二百零三条：“期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。期间的最后一日的截止时间为二十四时；有业务时间的，停止业务活动的时间为截止时间。”',
    source: '《中华人民共和国民法典》第二百零三条',
    verified: true,
  },
  working_day: {
    rule: '工作日',
    convention: '期限以工作日计的，不含法定节假日与周末，含调休上班日。',
    text: '行政许可法第八十二条：“本法规定的行政机关实施行政许可的期限以工作日计算，不含法定节假日。”',
    source: '《中华人民共和国行政许可法》第八十二条',
    verified: true,
  },
  after_hours_as_is: {
    rule: '非工作时间收件',
    convention: '下班后或非工作日收到的，收件日仍为该日历日，第 1 日为其后的第一个工作日；对办事人有利。',
    text: '无直接条文',
    source: '本产品约定',
    verified: false,
  },
  after_hours_next_business: {
    rule: '非工作时间收件',
    convention: '下班后或非工作日收到的，视为次一工作日收件，再自其后起算。',
    text: '无直接条文',
    source: '本产品约定',
    verified: false,
  },
  immediate: {
    rule: '即办',
    convention: '工作日下班前收到的，当日下班时到期；下班时及以后或非工作日收到的，下一个工作日下班时到期。',
    text: '无直接条文',
    source: '本产品约定',
    verified: false,
  },
  working_hours: {
    rule: '按小时',
    convention: '自收件时刻起，只累计工作日营业时段内的分钟；恰好用尽时取该时段结束时刻。',
    text: '无直接条文',
    source: '本产品约定',
    verified: false,
  },
  pause_days: {
    rule: '暂停（工作日制）',
    convention: '某工作日下班时仍在暂停中，或恰在那一刻恢复，该日不计；即暂停当日不计、恢复当日计入，当日暂停当日恢复不影响。未恢复时无到期日，只给剩余工作日数。',
    text: '行政许可法第四十五条：“依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在本节规定的期限内。行政机关应当将所需时间书面告知申请人。”',
    source: '《中华人民共和国行政许可法》第四十五条',
    verified: true,
    caveat: '条文未列“现场勘查/核查”；现场勘查暂停计时是产品规则，应可按事项配置。“暂停当日不计、恢复当日计入”无条文，属本产品约定',
  },
  pause_minutes: {
    rule: '暂停（小时制）',
    convention: '暂停区间内的营业分钟精确扣除。',
    text: '无直接条文',
    source: '本产品约定',
    verified: false,
  },
  extension: {
    rule: '延长',
    convention: '延长 N 个工作日，按总日数相加后重算。按小时计的期限，延长一个工作日即加一日的工作分钟。',
    text: '行政许可法第四十二条：二十日内决定，经负责人批准可延长十日；统一、联合、集中办理不超过四十五日，可延长十五日。',
    source: '《中华人民共和国行政许可法》第四十二条',
    verified: true,
  },
  overdue: {
    rule: '超期',
    convention: '当前时刻严格大于到期时刻才算超期。',
    text: '无直接条文',
    source: '本产品约定',
    verified: false,
  },
} as const satisfies Record<string, Basis>;
