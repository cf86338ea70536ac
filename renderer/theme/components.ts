import type { Components, Theme } from '@mui/material/styles';
import { inputs } from './input-components.ts';
import { token } from './tokens.ts';

const ring = { outline: `2px solid ${token('focus')}`, outlineOffset: 2 };
const innerRing = { outline: `2px solid ${token('focus')}`, outlineOffset: -1 };
const small = { fontSize: '0.75rem', lineHeight: 16 / 12 };

/** Buttons, tabs, menus, dialogs, tables: everything of MUI that is no input. */
const surfaces: Components<Omit<Theme, 'components'>> = {
  MuiButtonBase: { defaultProps: { disableRipple: true, disableTouchRipple: true } },
  MuiButton: {
    defaultProps: { disableElevation: true, variant: 'outlined', color: 'inherit' },
    styleOverrides: {
      root: {
        minWidth: 0,
        minHeight: '1.75rem',
        padding: '0 10px',
        borderRadius: 5,
        whiteSpace: 'nowrap',
        transition: 'background-color 120ms ease-out',
        '&:focus-visible': ring,
        '&.MuiButton-sizeSmall': { ...small, minHeight: '1.5rem', padding: '0 8px', fontWeight: 500 },
        '&.MuiButton-outlined': {
          color: token('text'),
          background: token('bg-surface'),
          borderColor: token('border-strong'),
          '&:hover': { background: token('bg-hover'), borderColor: token('border-strong') },
          '&[aria-pressed="true"], &[aria-expanded="true"]': { background: token('bg-selected-dim') },
        },
        '&.MuiButton-text': { color: token('text-2'), '&:hover': { background: token('bg-hover'), color: token('text') } },
        '&.MuiButton-text.MuiButton-colorPrimary': { color: token('accent-text') },
        '&.MuiButton-contained.MuiButton-colorPrimary': { color: token('on-accent'), background: token('accent'), '&:hover': { background: token('accent-hover') } },
        '&&.Mui-disabled, &&[aria-disabled="true"]': { color: token('text-disabled'), background: token('bg-disabled'), borderColor: token('border-disabled') },
        '&&.MuiButton-text.Mui-disabled': { background: 'none' },
      },
      startIcon: { marginLeft: -2, marginRight: 6 },
      endIcon: { marginRight: -2, marginLeft: 6 },
    },
  },
  MuiIconButton: {
    defaultProps: { color: 'inherit' },
    styleOverrides: {
      root: {
        width: '1.75rem',
        height: '1.75rem',
        padding: 0,
        borderRadius: 5,
        color: token('text-2'),
        transition: 'background-color 120ms ease-out',
        '&:hover': { background: token('bg-hover'), color: token('text') },
        '&:focus-visible': ring,
        '&[aria-pressed="true"]': { background: token('bg-selected-dim'), color: token('text') },
        '&.MuiIconButton-sizeSmall': { width: '1.375rem', height: '1.375rem' },
        '&.Mui-disabled': { color: token('text-disabled') },
      },
    },
  },
  MuiTabs: {
    styleOverrides: {
      root: { minHeight: '2.0625rem' },
      indicator: { height: 2, background: token('accent') },
    },
  },
  MuiTab: {
    styleOverrides: {
      root: {
        minWidth: 0,
        minHeight: '2.0625rem',
        padding: '0 9px',
        color: token('text-2'),
        fontWeight: 500,
        '&:hover': { color: token('text') },
        '&.Mui-selected': { color: token('text') },
        '&:focus-visible': innerRing,
      },
    },
  },
  MuiMenu: {
    defaultProps: { transitionDuration: 120 },
    styleOverrides: {
      paper: { background: token('bg-raised'), border: `1px solid ${token('border')}`, borderRadius: 6, boxShadow: token('shadow') },
      list: { padding: '4px 0' },
    },
  },
  MuiPopover: { styleOverrides: { paper: { background: token('bg-raised'), border: `1px solid ${token('border')}`, borderRadius: 6, boxShadow: token('shadow') } } },
  MuiMenuItem: {
    styleOverrides: {
      root: {
        minHeight: '1.5rem',
        padding: '0 10px',
        gap: 8,
        fontSize: '0.8125rem',
        lineHeight: 18 / 13,
        '&:hover, &.Mui-focusVisible': { background: token('bg-hover') },
        '&.Mui-focusVisible': innerRing,
        '&.Mui-selected, &.Mui-selected:hover': { background: token('bg-selected') },
        '&.Mui-disabled': { opacity: 1, color: token('text-disabled') },
        // MUI takes the height away from wide windows.
        '@media (min-width: 600px)': { minHeight: '1.5rem' },
        '@media (pointer: coarse)': { minHeight: '2rem' },
      },
    },
  },
  MuiListSubheader: { styleOverrides: { root: { ...small, lineHeight: '24px', padding: '0 10px', color: token('text-3'), background: 'none' } } },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, enterNextDelay: 100, disableInteractive: true },
    styleOverrides: {
      tooltip: {
        ...small,
        fontWeight: 400,
        padding: '4px 8px',
        maxWidth: 360,
        color: token('text'),
        background: token('bg-raised'),
        border: `1px solid ${token('border')}`,
        borderRadius: 4,
        boxShadow: token('shadow'),
      },
    },
  },
  MuiBackdrop: { styleOverrides: { root: { '&:not(.MuiBackdrop-invisible)': { background: token('scrim') } } } },
  MuiDialog: {
    defaultProps: { transitionDuration: 160 },
    styleOverrides: { paper: { borderRadius: 8, border: `1px solid ${token('border')}`, boxShadow: token('shadow'), background: token('bg-surface'), margin: 16 } },
  },
  MuiDialogTitle: {
    styleOverrides: {
      root: {
        minHeight: '2.75rem',
        padding: '0 16px',
        display: 'flex',
        alignItems: 'center',
        fontSize: '0.9375rem',
        lineHeight: 20 / 15,
        fontWeight: 600,
        borderBottom: `1px solid ${token('border-subtle')}`,
      },
    },
  },
  MuiDialogContent: { styleOverrides: { root: { padding: 16, '.MuiDialogTitle-root + &': { paddingTop: 16 } } } },
  MuiDialogActions: { styleOverrides: { root: { minHeight: '3rem', padding: '0 16px', gap: 8, borderTop: `1px solid ${token('border-subtle')}` }, spacing: { '& > :not(style) ~ :not(style)': { marginLeft: 0 } } } },
  MuiTable: { styleOverrides: { root: { borderCollapse: 'separate', borderSpacing: 0 } } },
  MuiTableCell: {
    styleOverrides: {
      root: { height: '1.75rem', padding: '0 10px', fontSize: '0.75rem', lineHeight: 16 / 12, borderBottom: `1px solid ${token('border-subtle')}` },
      head: { height: '1.625rem', color: token('text-2'), fontWeight: 500, background: token('bg-inset') },
    },
  },
  MuiTableRow: {
    styleOverrides: { root: { '&.Mui-selected, &.Mui-selected:hover': { background: token('bg-selected') }, '&.MuiTableRow-hover:hover': { background: token('bg-hover') }, '&:focus-visible': innerRing } },
  },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiChip: {
    styleOverrides: {
      root: { height: '1.25rem', borderRadius: 3, fontSize: '0.75rem', background: token('idle-bg'), color: token('text'), '&:focus-visible': ring },
      label: { padding: '0 6px' },
      deleteIcon: { width: 14, height: 14, margin: '0 3px 0 -3px', color: token('text-3'), '&:hover': { color: token('text') } },
    },
  },
  MuiLink: {
    defaultProps: { underline: 'hover' },
    styleOverrides: { root: { color: token('accent-text'), borderRadius: 3, '&:focus-visible': ring } },
  },
  MuiDivider: { styleOverrides: { root: { borderColor: token('border-subtle') } } },
  MuiCircularProgress: { defaultProps: { size: 14, thickness: 5 } },
  MuiLinearProgress: { styleOverrides: { root: { height: 2, background: 'none' }, bar: { background: token('accent') } } },
};

/** Overrides that make plain MUI components come out as the design asks. */
export const components: Components<Omit<Theme, 'components'>> = { ...surfaces, ...inputs };
