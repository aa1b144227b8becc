import { columnOf, daysOfMonth } from './month.ts';
import { markup } from '../paper/document/text.ts';
import type { Manned } from './rules.ts';

/** What a month's sheet is made of. `mark`: the word a day bears (放假 春节, 调休上班); `isAway`: said beside the name. */
export type Sheet = {
  title: string;
  unit: string;
  month: string;
  roster: readonly Manned[];
  nameOf: (id: string) => string;
  mark: (date: string) => string;
  works: (date: string) => boolean;
  isAway: (id: string, date: string) => boolean;
};

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

const STYLE = `@page{size:A4 landscape;margin:14mm 12mm}
body{margin:0;font:11pt/1.4 宋体,SimSun,"Noto Serif CJK SC",serif;color:#000}h1{margin:0 0 3mm;text-align:center;font:18pt 方正小标宋简体,宋体,SimSun,serif}p{margin:0 0 2mm}
table{width:100%;border-collapse:collapse;table-layout:fixed}th,td{border:.3mm solid #000;padding:1.5mm;vertical-align:top;overflow-wrap:anywhere}th{font-weight:700;text-align:center}td{height:21mm}
td b{font-weight:700}td small{font-size:9pt;margin-left:1mm}td div{white-space:nowrap;overflow:hidden}.off{background:#eee;-webkit-print-color-adjust:exact;print-color-adjust:exact}.hint{font-family:sans-serif;color:#444}
.after{display:flex;justify-content:space-between;margin-top:4mm}@media screen{body{max-width:273mm;margin:6mm auto;padding:0 4mm}}@media print{.hint{display:none}}`;

function dayHtml(date: string, { roster, nameOf, mark, works, isAway }: Sheet): string {
  const day = roster.find((one) => one.date === date);
  const said = (id: string) => `${nameOf(id)}${isAway(id, date) ? '（请假）' : ''}`;
  const posts = day ? [`A岗 ${said(day.aId)}`, ...(day.bId === null ? [] : [`B岗 ${said(day.bId)}`])] : [];
  const words = mark(date);
  return `<td${works(date) ? '' : ' class="off"'}><b>${Number(date.slice(8))}</b>${words === '' ? '' : `<small>${markup(words)}</small>`}${posts.map((post) => `<div>${markup(post)}</div>`).join('')}</td>`;
}

/** A month of the roster as one A4 page lying down, weeks from Monday: to hang up at the window. */
export function sheetHtml(sheet: Sheet): string {
  const days = daysOfMonth(sheet.month);
  const cells = [...Array.from({ length: columnOf(days[0] ?? '') }, () => ''), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (__, at) => cells[week * 7 + at] ?? ''));
  const title = `${sheet.title}值班表（${Number(sheet.month.slice(0, 4))}年${Number(sheet.month.slice(5))}月）`;
  const rows = weeks.map((week) => `<tr>${week.map((date) => (date === '' ? '<td></td>' : dayHtml(date, sheet))).join('')}</tr>`).join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${markup(title)}</title><style>${STYLE}</style></head><body><p class="hint">A4 纸，横向，一页。</p><h1>${markup(title)}</h1><p>单位：${markup(sheet.unit)}</p><table><thead><tr>${WEEKDAYS.map((weekday) => `<th scope="col">星期${weekday}</th>`).join('')}</tr></thead><tbody>${rows}</tbody></table><p class="after"><span>A岗为当日值班人员，A岗不在时由B岗接替。</span><span>负责人签字：　　　　　　　　</span></p></body></html>`;
}
