import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { screen, type BrowserWindow, type Rectangle } from 'electron';

/** Place of the window as it was last. */
export interface WindowState {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

/** Size of the first window, in device-independent pixels; the design is drawn for it. */
const firstSize = { width: 1280, height: 800 };

/** Reads the state kept in `file`. Undefined when there is none, it is damaged, or that screen is gone. */
export function readWindowState(file: string): WindowState | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isWindowState(state) && isVisible(state.bounds) ? state : undefined;
  } catch {
    return undefined;
  }
}

/** Options of a new window for a state. */
export function placeOf(state: WindowState | undefined): Partial<Rectangle> {
  return state?.bounds ?? firstSize;
}

/** Keeps the window's place in `file` when it closes. A place that cannot be kept is not worth an error. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(`${file}.new`, JSON.stringify(state));
      renameSync(`${file}.new`, file);
    } catch (error) {
      console.warn('The place of the window was not kept:', error);
    }
  });
}

function isVisible(bounds: Rectangle): boolean {
  const area = screen.getDisplayMatching(bounds).workArea;
  const overlapX = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const overlapY = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
  return overlapX >= 200 && overlapY >= 100;
}

function isWindowState(value: unknown): value is WindowState {
  if (typeof value !== 'object' || value === null || !('bounds' in value)) return false;
  const bounds = value.bounds as Record<string, unknown> | null;
  return bounds !== null && ['x', 'y', 'width', 'height'].every((key) => Number.isInteger(bounds[key]));
}
