/** The only fonts of the panel: those of the machine it runs on. */
const CHINESE = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif';

/** Chinese fonts draw “ ” and ’ a full square wide, so an English screen begins with a Latin one. */
export const FONTS_BY_LANGUAGE = {
  ':root': { '--fonts': CHINESE },
  ':root:lang(en)': { '--fonts': `"Segoe UI","Helvetica Neue",Arial,${CHINESE}` },
};
export const FONTS = 'var(--fonts)';
export const MONO = 'Consolas,Menlo,"Noto Sans Mono CJK SC",monospace';

export const ROW_HEIGHT = 32;
export const NAV_WIDTH = 148;
export const BAR_HEIGHT = 48;

/** A state's ink for text and shapes, and the wash behind it. Each ink reads ≥ 4.5 on paper, surface and its wash. */
export type Tone = { ink: string; wash: string };
export type Tones = { ok: Tone; soon: Tone; overdue: Tone; paused: Tone };

export type Tokens = {
  ink: string;
  soft: string;
  faint: string;
  paper: string;
  surface: string;
  raised: string;
  hairline: string;
  field: string;
  accent: string;
  accentHover: string;
  onAccent: string;
  wash: string;
  hover: string;
  tones: Tones;
};

export const light: Tokens = {
  ink: '#1b2528',
  soft: '#526067',
  faint: '#6b777c',
  paper: '#f2f4f3',
  surface: '#ffffff',
  raised: '#f8f9f8',
  hairline: '#d9dfde',
  field: '#94a1a3',
  accent: '#1b5566',
  accentHover: '#133f4c',
  onAccent: '#ffffff',
  wash: '#e1edef',
  hover: '#eff4f4',
  tones: {
    ok: { ink: '#2a6a4b', wash: '#e6f1ea' },
    soon: { ink: '#855200', wash: '#fcf1da' },
    overdue: { ink: '#b01f16', wash: '#fdebe9' },
    paused: { ink: '#515e68', wash: '#e9edef' },
  },
};

export const dark: Tokens = {
  ink: '#e3e9e8',
  soft: '#a7b6b8',
  faint: '#8d9c9f',
  paper: '#12181a',
  surface: '#191f22',
  raised: '#1f272a',
  hairline: '#2f3a3d',
  field: '#63757a',
  accent: '#8ac7d5',
  accentHover: '#a9d9e4',
  onAccent: '#0a232a',
  wash: '#203940',
  hover: '#20292c',
  tones: {
    ok: { ink: '#87c9a5', wash: '#1c2e25' },
    soon: { ink: '#e8ba5e', wash: '#352b17' },
    overdue: { ink: '#ff988c', wash: '#3d2220' },
    paused: { ink: '#aab7bd', wash: '#273036' },
  },
};
