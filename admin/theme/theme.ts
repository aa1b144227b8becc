import type { RaThemeOptions } from 'react-admin';
import { components } from './components.ts';
import { dark, FONTS, light, type Tokens, type Tones } from './tokens.ts';

declare module '@mui/material/styles' {
  interface Palette {
    tones: Tones;
    faint: string;
    hairline: string;
    field: string;
    raised: string;
    wash: string;
    hover: string;
  }
  interface PaletteOptions {
    tones?: Tones;
    faint?: string;
    hairline?: string;
    field?: string;
    raised?: string;
    wash?: string;
    hover?: string;
  }
}

function options(mode: 'light' | 'dark', tokens: Tokens): RaThemeOptions {
  const { tones } = tokens;
  return {
    palette: {
      mode,
      primary: { main: tokens.accent, dark: tokens.accentHover, contrastText: tokens.onAccent },
      secondary: { main: tokens.soft },
      // Red means overdue or lost; a field still to be mended is amber.
      error: { main: tones.soon.ink },
      warning: { main: tones.soon.ink },
      success: { main: tones.ok.ink },
      info: { main: tokens.accent },
      text: { primary: tokens.ink, secondary: tokens.soft, disabled: tokens.faint },
      background: { default: tokens.paper, paper: tokens.surface },
      divider: tokens.hairline,
      tones,
      faint: tokens.faint,
      hairline: tokens.hairline,
      field: tokens.field,
      raised: tokens.raised,
      wash: tokens.wash,
      hover: tokens.hover,
    },
    shape: { borderRadius: 3 },
    spacing: 8,
    typography: {
      fontFamily: FONTS,
      fontSize: 14,
      body1: { fontSize: 14, lineHeight: 1.6 },
      body2: { fontSize: 14, lineHeight: 1.6 },
      caption: { fontSize: 12, lineHeight: 1.5 },
      h1: { fontSize: 20, fontWeight: 600, lineHeight: 1.4 },
      h2: { fontSize: 16, fontWeight: 600, lineHeight: 1.5 },
      h3: { fontSize: 14, fontWeight: 600, lineHeight: 1.5 },
      h6: { fontSize: 16, fontWeight: 600 },
      button: { fontSize: 14, fontWeight: 500, textTransform: 'none', letterSpacing: 0 },
    },
    transitions: { duration: { enteringScreen: 90, leavingScreen: 70, standard: 100, short: 80, shorter: 60, shortest: 50 } },
    components: components(tokens),
  };
}

export const lightTheme = options('light', light);
export const darkTheme = options('dark', dark);
