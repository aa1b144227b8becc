import type { PageSetup } from '../../../schema/paper-document.ts';
import { CLOSER_POINTS, CODE_MM, HEAD_MM, LABEL_MM, LOWER_RULE_MM, MARK_MM, QR_MM, RED, RULE_SIDE_MM } from './layout.ts';

/**
 * Fonts of the machine, none from outside. 小标宋 is heavy as it is: naming it as the bold face of a family keeps a
 * browser from thickening it, while 宋体 in its place is thickened.
 */
const FACES = `
@font-face{font-family:Biaosong;font-weight:700;src:local("FZXiaoBiaoSong-B05S"),local("方正小标宋简体"),local("FZXiaoBiaoSong-B05"),local("小标宋")}`;
const BODY = '"FangSong","仿宋","FangSong_GB2312","仿宋_GB2312","STFangsong","FZFangSong-Z02S","Noto Serif CJK SC","Source Han Serif SC",serif';
const TITLE = 'Biaosong,"SimSun","宋体","STSong","Noto Serif CJK SC","Source Han Serif SC",serif';
const HEI = '"SimHei","黑体","STHeiti","Noto Sans CJK SC","Source Han Sans SC",sans-serif';
const SONG = '"SimSun","宋体","STSong","Noto Serif CJK SC",serif';

/**
 * GB/T 9704-2012: the number stands 7 mm below the text, one character from the outer edge, and not on the first page
 * of a letter, which has a double line there. Before Chromium 131 a page has neither. What a page's sides leave of the
 * margin is the sheet's own padding, because the double lines reach past the text.
 */
function pageRules({ official, top, right, bottom, left }: PageSetup): string {
  if (!official)
    return `@page{size:A4;margin:${top}mm ${right}mm ${bottom}mm ${left}mm;@bottom-center{content:"第 " counter(page) " 页，共 " counter(pages) " 页";font:9pt ${SONG};color:#444;vertical-align:top;padding-top:4mm}}@page :first{margin-top:${HEAD_MM}mm}`;
  const number = (side: 'left' | 'right', inset: number) =>
    `@bottom-${side}{content:"— " counter(page) " —";font:14pt ${SONG};vertical-align:top;padding-top:7mm;padding-${side}:calc(${inset}mm + 14pt)}`;
  const line = `@bottom-center{content:"";width:100%;height:${bottom - LOWER_RULE_MM}mm;margin-bottom:${LOWER_RULE_MM}mm;border-bottom:.9mm double ${RED}}`;
  return `@page{size:A4;margin:${top}mm ${RULE_SIDE_MM}mm ${bottom}mm}@page :right{${number('right', right - RULE_SIDE_MM)}}@page :left{${number('left', left - RULE_SIDE_MM)}}@page :first{margin-top:${HEAD_MM}mm;@bottom-right{content:none}${line}}`;
}

/** Everything a paper needs to look like itself, on A4 and on a telephone. */
export function styleOf(page: PageSetup): string {
  const { official, top, right, bottom, left } = page;
  const body = official ? { size: '16pt', line: '28.95pt' } : { size: '12pt', line: '20pt' };
  return `${FACES}
${pageRules(page)}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;color:#000;background:#fff;font:${body.size}/${body.line} ${BODY};overflow-wrap:anywhere;line-break:strict;text-autospace:no-autospace}
.official{letter-spacing:${CLOSER_POINTS}pt}
p,h1,h2,table,dl,figure{margin:0}
.head{position:relative;min-height:${(official ? MARK_MM : top) - HEAD_MM}mm}
.code{position:absolute;top:0;right:0;line-height:0}
.code .qr{width:${CODE_MM}mm;height:${CODE_MM}mm}
.mark,.void-reason{font:400 9pt/13pt ${HEI};padding-right:22mm}
.void-reason{color:${RED}}
.issuer{text-align:center}
.official .issuer{font:700 32pt/1.3 ${TITLE};color:${RED};text-wrap:balance}
.number{text-align:center}
.official .number{text-align:right}
.official .rule{border:0;border-top:.9mm double ${RED};margin:4mm -${right - RULE_SIDE_MM}mm 1mm -${left - RULE_SIDE_MM}mm}
h1{font:700 22pt/34pt ${TITLE};text-align:center;text-wrap:balance;margin:0 0 6mm;break-after:avoid}
.official h1{margin:12mm 0 7mm}
.form h1{margin:1mm 20mm 2mm;font-size:20pt;line-height:28pt}
.form .number{text-align:right;font-size:11pt}
.edition{text-align:center;font-size:11pt;line-height:16pt;margin:-6mm 0 3mm}
.form .edition{margin:0 0 1mm}
h2{font:400 1em ${HEI};line-height:inherit;text-indent:2em;break-after:avoid}
.indent{text-indent:2em}
.left{text-align:left}.center{text-align:center}.right{text-align:right}.justify{text-align:justify}
p{orphans:2;widows:2}
table{width:100%;border-collapse:collapse;font-size:12pt;line-height:18pt;margin:2mm 0 3mm}
.official table{font-size:11.5pt;line-height:17pt}
.form-table{table-layout:fixed}
th,td{border:.25mm solid #000;padding:1mm 1.6mm;text-align:left;vertical-align:middle;font-weight:400}
.form-table th{text-align:center;width:${LABEL_MM}mm;font-size:11.5pt;padding:1mm .6mm}
.form-table .signing{vertical-align:bottom}
.value{white-space:pre-line}
.whole{white-space:nowrap}
.sign{display:block;text-align:right;padding-top:2mm}
.grid th{text-align:center;font-family:${HEI};font-size:11pt}
.grid td{white-space:pre-line;font-size:11pt;line-height:16pt}
thead{display:table-header-group}
tr{break-inside:avoid}
.signatures{display:flex;gap:8mm;margin:6mm 0 2mm;break-inside:avoid;font-size:12pt;line-height:20pt}
.signatures>div{flex:1;max-width:calc(50% - 4mm)}
.signed{display:flex}
.signed span:last-child{flex:1;border-bottom:.25mm solid #000;min-width:18mm;text-align:center}
.day{text-align:right;padding-top:1mm;white-space:pre}
.seal{break-inside:avoid;break-before:avoid;display:flex;justify-content:flex-end;margin:14mm 0 12mm}
.form .seal{margin:8mm 0 10mm}
.seal>div{text-align:center;max-width:80%;margin-right:4em}
.form .seal>div{margin-right:3em}
.qr path{fill:#000}
.scan{display:flex;align-items:center;gap:6mm;margin:3mm 0;break-inside:avoid}
.scan .qr{width:${QR_MM}mm;height:${QR_MM}mm;flex:none}
.scan b{font:400 1em ${HEI};line-height:inherit;display:block}
.small{font-size:10pt;line-height:15pt;text-align:justify;margin:1mm 0}
.provisional{font-size:10.5pt;line-height:16pt;border-left:1mm solid #000;padding-left:2mm;margin:1mm 0}
.tear{break-inside:avoid;margin-top:6mm}
.cut{display:flex;align-items:center;gap:3mm;font-size:9pt;line-height:12pt;color:#444}
.cut::before,.cut::after{content:"";flex:1;border-top:.3mm dashed #444}
.tear h2{font:700 18pt/28pt ${TITLE};text-indent:0;text-align:center}
.tear .number{font-size:11pt;line-height:16pt;margin:0;text-align:right}
.foot{break-before:avoid;break-inside:avoid;border-top:.2mm solid #000;margin-top:3mm;padding-top:1mm}
.void{position:fixed;top:36%;left:0;right:0;text-align:center;pointer-events:none;z-index:1}
.void span{display:inline-block;border:1.4mm solid ${RED};border-radius:3mm;color:${RED};font:700 64pt/84pt ${HEI};letter-spacing:.3em;text-indent:.3em;padding:0 8mm;transform:rotate(-18deg);opacity:.45}
.hint{display:none}
@media print{.official .tear{break-before:page;margin-top:0}.official .cut{display:none}.official .sheet{padding:0 ${right - RULE_SIDE_MM}mm 0 ${left - RULE_SIDE_MM}mm}}
@media screen{
body{background:#e9ebee}
.hint{display:block;margin:4mm auto 0;max-width:210mm;padding:0 4mm;font:14px/20px ${HEI};color:#333}
.sheet{position:relative;width:210mm;min-height:297mm;margin:4mm auto 8mm;padding:${HEAD_MM}mm ${right}mm ${bottom}mm ${left}mm;background:#fff;box-shadow:0 1px 6px rgb(0 0 0/.35)}
.void{position:absolute}
}
@media screen and (max-width:840px){
body{font-size:${official ? 18 : 16}px;line-height:1.8}
.sheet{width:auto;min-height:0;margin:0;padding:16px 18px 28px;box-shadow:none}
.hint{padding:8px 18px;margin:0}
.mark,.void-reason{padding:0;margin-bottom:8px}
.head{min-height:0;padding-top:8px}
.code{display:none}
.official .issuer{font-size:22px!important}
.official .rule{margin:10px 0 6px}
h1,.official h1,.form h1{font-size:22px;line-height:1.4;margin:18px 0 12px}
h1:has(+.edition){margin-bottom:4px}
.edition,.form .edition{margin:0 0 12px;font-size:14px;line-height:1.5}
table,.grid td{font-size:15px;line-height:1.6}
.seal>div,.form .seal>div{margin-right:0;max-width:100%}
.void span{font-size:40px;line-height:56px}
}
@media screen and (max-width:560px){
.form-table,.form-table tbody{display:block}
.form-table tr{display:grid;grid-template-columns:6.5em minmax(0,1fr);border-top:1px solid #000}
.form-table tr:last-child{border-bottom:1px solid #000}
.form-table th,.form-table td{border-width:0 1px;width:auto}
.form-table tr>:nth-child(n+3){border-top:1px solid #ccc}
.form-table tr>:nth-child(2n){border-left-width:0}
.form-table tr{height:auto!important}
.scroll{overflow-x:auto}
.grid{min-width:520px}
.signatures{flex-direction:column}
}`;
}
