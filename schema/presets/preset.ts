import type { SettingValues } from '../settings.ts';

/** One district's published data. What it did not publish is null, empty or absent, and never filled in. */
export type Preset = {
  id: string;
  name: string;
  /** The article the data was read in. */
  source: string;
  /** '' where the district gave its window no name of its own. */
  windowName: string;
  /** By what the district sorts its cases, in its own or the article's words. */
  dimension: string;
  settings: Pick<SettingValues, 'district' | 'categories'> & Partial<Omit<SettingValues, 'district' | 'categories'>>;
};

export const OURS = '本产品约定';
/** Sources as they stand on screen; what a citation lacks is said in plain words. */
export const XINHUA = '新华每日电讯 2021-05-02《多地设办不成事窗口》';
export const CHINA_DAILY = '中国日报网 2021-11-27 龙井市';
export const JIEFANG = '解放日报 2023-07-17 上海';
export const BEIJING_DAILY = '北京日报，东花市、清源街道（文章未写年份）';
export const PEOPLE_ANHUI = '人民网，安徽（文章未写年份）';
export const JIANGSU =
  '江苏省《江苏省政务服务“办不成事”反映窗口建设运行工作规范（试行）》4月10日起实施（年份未核实）';
export const QINGXIN = '清远市清新区综合政务服务中心2023-02-27公告';
export const LICENSING_45 = '行政许可法第四十五条';
