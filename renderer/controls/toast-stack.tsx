import { useEffect, useState } from 'react';
import { CircleCheck } from 'lucide-react';
import { dismissToast, useToasts, type Toast } from './toast.ts';
import css from './toast-stack.module.css';

const shownFor = 4000;

function ToastCard({ toast }: { readonly toast: Toast }): React.JSX.Element {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => dismissToast(toast.id), shownFor);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  return (
    <div className={css.toast} onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)}>
      <CircleCheck size={16} strokeWidth={1.75} color="var(--pass)" aria-hidden />
      {toast.text}
    </div>
  );
}

/** The notices of `showToast`, bottom right; announced politely. */
export function ToastStack(): React.JSX.Element {
  const toasts = useToasts((state) => state.toasts);
  return (
    <div className={css.stack} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
