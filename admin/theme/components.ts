import type { Components, Theme } from '@mui/material/styles';
import { FONTS, FONTS_BY_LANGUAGE, type Tokens } from './tokens.ts';

/** MUI's parts brought down to an instrument: flat, square, dense, one focus ring everywhere. */
export function components(tokens: Tokens): Components<Theme> {
  const ring = { outline: `2px solid ${tokens.accent}`, outlineOffset: 1 };
  return {
    MuiCssBaseline: {
      styleOverrides: {
        ...FONTS_BY_LANGUAGE,
        html: { WebkitTextSizeAdjust: '100%' },
        body: { fontFamily: FONTS, fontVariantNumeric: 'tabular-nums', overscrollBehavior: 'none' },
        '#root': { height: '100%' },
        'input[type="radio"], input[type="checkbox"]': { accentColor: tokens.accent },
        'button, input, select, textarea': { fontFamily: 'inherit', fontVariantNumeric: 'inherit' },
        ':focus-visible': ring,
        // A dialog and the page take focus only to be read from; their controls show the ring.
        '[role="dialog"]:focus-visible, .MuiDialog-container:focus-visible, main:focus-visible': { outline: 'none' },
        '@media (prefers-reduced-motion: reduce)': {
          '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' },
        },
      },
    },
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { '&.Mui-focusVisible': ring } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'small' },
      styleOverrides: {
        root: { minHeight: 32, minWidth: 0, padding: '3px 12px', fontSize: 14, lineHeight: 1.6, whiteSpace: 'nowrap' },
        outlined: { borderColor: tokens.field, color: tokens.ink, '&:hover': { borderColor: tokens.accent, backgroundColor: tokens.hover } },
        text: { color: tokens.accent, padding: '3px 8px', '&:hover': { backgroundColor: tokens.hover } },
      },
    },
    MuiIconButton: {
      defaultProps: { size: 'small' },
      styleOverrides: { root: { borderRadius: 3, color: tokens.soft, '&:hover': { backgroundColor: tokens.hover, color: tokens.ink } } },
    },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' }, outlined: { borderColor: tokens.hairline } } },
    MuiOutlinedInput: {
      defaultProps: { size: 'small', notched: false },
      styleOverrides: {
        root: {
          backgroundColor: tokens.surface,
          '& .MuiOutlinedInput-notchedOutline': { borderColor: tokens.field },
          '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: tokens.soft },
          '&.Mui-disabled': { backgroundColor: tokens.raised },
        },
        input: {
          height: 20,
          padding: '6px 10px',
          '&::placeholder': { color: tokens.faint, opacity: 1 },
          '&:focus-visible': { outline: 'none' },
        },
        multiline: { padding: '6px 10px', '& textarea': { padding: 0, lineHeight: 1.6 } },
      },
    },
    MuiNativeSelect: { styleOverrides: { select: { '&:focus-visible': { outline: 'none' } } } },
    MuiAutocomplete: {
      styleOverrides: {
        inputRoot: { '&.MuiOutlinedInput-root.MuiInputBase-sizeSmall': { padding: '0 34px 0 0', '& .MuiAutocomplete-input': { padding: '6px 10px' } } },
        listbox: { padding: '4px 0', fontSize: 14, maxHeight: 320 },
        option: { minHeight: '32px !important', padding: '4px 12px !important' },
        paper: { border: `1px solid ${tokens.hairline}`, boxShadow: '0 6px 20px rgba(0,0,0,.14)' },
        noOptions: { fontSize: 14, padding: '6px 12px' },
      },
    },
    MuiCheckbox: { defaultProps: { size: 'small' }, styleOverrides: { root: { padding: 5, color: tokens.field } } },
    MuiRadio: { defaultProps: { size: 'small' }, styleOverrides: { root: { padding: 5, color: tokens.field } } },
    MuiDialog: {
      styleOverrides: {
        paper: { border: `1px solid ${tokens.hairline}`, boxShadow: '0 16px 48px rgba(0,0,0,.22)', borderRadius: 4 },
      },
    },
    MuiBackdrop: { styleOverrides: { root: { '&:not(.MuiBackdrop-invisible)': { backgroundColor: 'rgba(10,20,22,.38)' } } } },
    MuiTooltip: {
      // A tip tells more about a control and never becomes its name: a button stays 「分办」, not "D".
      defaultProps: { describeChild: true, enterDelay: 350, enterNextDelay: 100 },
      styleOverrides: { tooltip: { fontSize: 12, lineHeight: 1.5, backgroundColor: '#273236', color: '#f1f5f5', padding: '4px 8px', borderRadius: 3 } },
    },
    MuiMenu: { styleOverrides: { paper: { border: `1px solid ${tokens.hairline}`, boxShadow: '0 6px 20px rgba(0,0,0,.14)' }, list: { padding: '4px 0' } } },
    MuiMenuItem: { styleOverrides: { root: { minHeight: 32, fontSize: 14, padding: '3px 14px' } } },
    // On a phone the menu stands at the foot; what was done is said above it.
    MuiSnackbar: { styleOverrides: { root: ({ theme }) => ({ [theme.breakpoints.down('sm')]: { bottom: 64 } }) } },
    MuiSnackbarContent: { styleOverrides: { root: { fontSize: 14, backgroundColor: '#273236', color: '#f1f5f5', minWidth: 0 } } },
    MuiLink: { defaultProps: { underline: 'hover' } },
  };
}
