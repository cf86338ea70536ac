const two = (value: number): string => String(value).padStart(2, '0');
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayOf = (time: Date): number => new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();

/** A local time as people say it: `Today 14:32`, `Yesterday`, `18 Nov`, `3 Oct 2024`. Both in milliseconds since the epoch. */
export function whenInWords(epochMs: number, now: number): string {
  const time = new Date(epochMs);
  const today = new Date(now);
  const days = Math.round((dayOf(today) - dayOf(time)) / 86_400_000);
  if (days === 0) return `Today ${two(time.getHours())}:${two(time.getMinutes())}`;
  if (days === 1) return 'Yesterday';
  const date = `${time.getDate()} ${months[time.getMonth()] ?? ''}`;
  return time.getFullYear() === today.getFullYear() ? date : `${date} ${time.getFullYear()}`;
}
