import { create } from 'zustand';

/** A short notice that something was done. */
export interface Toast {
  readonly id: number;
  readonly text: string;
}

/** Notices on screen, oldest first. */
export const useToasts = create<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));

let last = 0;

/** Says at the bottom right that something succeeded. Errors stay where they happened instead. */
export function showToast(text: string): void {
  last += 1;
  const toast = { id: last, text };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.slice(-2), toast] }));
}

/** Takes a notice away. */
export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}
