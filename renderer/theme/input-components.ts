import type { Components, Theme } from '@mui/material/styles';
import { ChevronDown } from 'lucide-react';
import { token } from './tokens.ts';

const ring = { outline: `2px solid ${token('focus')}`, outlineOffset: 2 };
const small = { fontSize: '0.75rem', lineHeight: 16 / 12 };

const box = {
  display: 'block',
  width: 15,
  height: 15,
  boxSizing: 'border-box' as const,
  border: `1px solid ${token('border-control')}`,
  background: token('bg-control'),
};

const mark = (shape: 'round' | 'square') => ({
  padding: 0,
  width: 15,
  height: 15,
  flex: 'none',
  color: token('accent'),
  borderRadius: shape === 'round' ? '50%' : 3,
  '&:hover': { background: 'none' },
  '& .MuiSvgIcon-root': { display: 'none' },
  '&::before': { content: '""', ...box, borderRadius: shape === 'round' ? '50%' : 3 },
  '&.Mui-focusVisible': ring,
  '&.Mui-disabled::before': { background: token('bg-disabled'), borderColor: token('border-disabled') },
});

const checked = { content: '""', borderColor: token('accent'), background: token('accent') };

/** Everything of MUI that takes input. Labels are by `FieldRow`, never inside the control. */
export const inputs: Components<Omit<Theme, 'components'>> = {
  MuiTextField: { defaultProps: { size: 'small', variant: 'outlined' } },
  MuiFormControl: { defaultProps: { size: 'small' } },
  MuiInputLabel: {
    defaultProps: { shrink: true, disableAnimation: true },
    styleOverrides: { root: { ...small, position: 'static', transform: 'none', color: token('text-2'), marginBottom: 2, '&.Mui-focused': { color: token('text-2') } } },
  },
  MuiOutlinedInput: {
    defaultProps: { notched: false },
    styleOverrides: {
      root: {
        minHeight: '1.75rem',
        fontSize: '0.8125rem',
        lineHeight: 18 / 13,
        borderRadius: 5,
        background: token('bg-control'),
        '& .MuiOutlinedInput-notchedOutline': { top: 0, borderColor: token('border-control') },
        '& .MuiOutlinedInput-notchedOutline legend': { display: 'none' },
        '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: token('text-3') },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: token('focus'), borderWidth: 2 },
        '&.Mui-error .MuiOutlinedInput-notchedOutline': { borderColor: token('error') },
        '&.Mui-disabled': { background: token('bg-disabled') },
        '&.Mui-disabled .MuiOutlinedInput-notchedOutline': { borderColor: token('border-disabled') },
        '&.MuiInputBase-multiline': { padding: 0 },
        '&.MuiInputBase-adornedStart': { paddingLeft: 8, '& .MuiInputBase-input': { paddingLeft: 0 } },
        '&.MuiInputBase-adornedEnd': { paddingRight: 4 },
      },
      input: {
        height: 'auto',
        padding: '4px 9px',
        '&.Mui-disabled': { WebkitTextFillColor: token('text-disabled') },
        '&::placeholder': { color: token('text-3'), opacity: 1 },
      },
    },
  },
  MuiInputBase: { styleOverrides: { root: { letterSpacing: 'inherit' } } },
  MuiInputAdornment: { styleOverrides: { root: { height: 'auto', maxHeight: 'none', color: token('text-3'), '&.MuiInputAdornment-positionStart': { marginRight: 6 }, '&.MuiInputAdornment-positionEnd': { marginLeft: 4 } } } },
  MuiFormHelperText: { styleOverrides: { root: { ...small, margin: '2px 0 0', color: token('text-3'), '&.Mui-error': { color: token('error') } } } },
  MuiSelect: {
    defaultProps: { IconComponent: ChevronDown, MenuProps: { transitionDuration: 0 } },
    styleOverrides: { select: { minHeight: 'auto', paddingRight: '26px !important', '&:focus': { background: 'none' } }, icon: { right: 5, width: 16, height: 16, top: 'calc(50% - 8px)', color: token('text-3') } },
  },
  MuiAutocomplete: {
    styleOverrides: {
      paper: { background: token('bg-raised'), border: `1px solid ${token('border')}`, borderRadius: 6, boxShadow: token('shadow') },
      listbox: { padding: '4px 0', '& .MuiAutocomplete-option': { minHeight: '1.5rem', padding: '0 10px', '&.Mui-focused': { background: token('bg-hover') }, '&[aria-selected="true"]': { background: token('bg-selected') } } },
      inputRoot: { padding: '0 30px 0 0', '& .MuiAutocomplete-input': { padding: '4px 9px' } },
    },
  },
  MuiCheckbox: {
    styleOverrides: {
      root: {
        ...mark('square'),
        '&.Mui-checked::before, &.MuiCheckbox-indeterminate::before': checked,
        '&.Mui-checked::after': { content: '""', position: 'absolute', left: 5, top: 2, width: 5, height: 8, boxSizing: 'border-box', border: `solid ${token('on-accent')}`, borderWidth: '0 1.75px 1.75px 0', transform: 'rotate(45deg)' },
        '&.MuiCheckbox-indeterminate::after': { content: '""', position: 'absolute', left: 4, top: 7, width: 7, height: 1.75, background: token('on-accent') },
        '&.Mui-disabled.Mui-checked::before': { background: token('text-disabled'), borderColor: token('text-disabled') },
      },
    },
  },
  MuiRadio: {
    styleOverrides: {
      root: {
        ...mark('round'),
        '& > span': { display: 'none' },
        '&.Mui-checked::before': { ...checked, background: token('on-accent'), borderWidth: 4.5 },
        '&.Mui-disabled.Mui-checked::before': { background: token('bg-disabled'), borderColor: token('text-disabled') },
      },
    },
  },
  MuiFormControlLabel: {
    styleOverrides: {
      root: { minHeight: '1.5rem', margin: 0, gap: 8, alignItems: 'center', '@media (pointer: coarse)': { minHeight: '2rem' } },
      label: { fontSize: '0.8125rem', lineHeight: 18 / 13, '&.Mui-disabled': { color: token('text-disabled') } },
    },
  },
  MuiToggleButtonGroup: { defaultProps: { size: 'small' } },
  MuiToggleButton: {
    styleOverrides: {
      root: {
        minWidth: 32,
        height: '1.5rem',
        padding: '0 9px',
        fontSize: '0.8125rem',
        color: token('text-2'),
        background: token('bg-control'),
        borderColor: token('border-control'),
        '&:hover': { background: token('bg-hover') },
        '&:focus-visible': { ...ring, zIndex: 2 },
        '&.Mui-selected, &.Mui-selected:hover': { color: token('text'), fontWeight: 600, background: token('bg-selected'), borderColor: token('accent'), boxShadow: `inset 0 0 0 1px ${token('accent')}`, zIndex: 1 },
        '&.MuiToggleButtonGroup-middleButton, &.MuiToggleButtonGroup-lastButton': { borderLeftColor: token('border-control') },
        '&.Mui-selected.MuiToggleButtonGroup-middleButton, &.Mui-selected.MuiToggleButtonGroup-lastButton': { borderLeftColor: token('accent') },
        '&.Mui-disabled': { color: token('text-disabled'), background: token('bg-disabled'), borderColor: token('border-disabled') },
      },
    },
  },
  MuiSwitch: {
    styleOverrides: {
      root: { width: 28, height: 16, padding: 0, overflow: 'visible' },
      switchBase: {
        padding: 0,
        margin: 2,
        '&.Mui-checked': { transform: 'translateX(12px)', color: token('on-accent') },
        '&.Mui-checked + .MuiSwitch-track': { opacity: 1, background: token('accent'), borderColor: token('accent') },
        '&.Mui-focusVisible + .MuiSwitch-track': ring,
      },
      thumb: { width: 12, height: 12, boxShadow: 'none', background: token('border-control'), '.Mui-checked > &': { background: token('on-accent') } },
      track: { boxSizing: 'border-box', borderRadius: 8, opacity: 1, background: token('bg-control'), border: `1px solid ${token('border-control')}` },
    },
  },
};
