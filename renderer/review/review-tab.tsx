/** Review changes: each change in words, beside the exact lines of the file. Fills its container. */
export function ReviewTab(): React.JSX.Element {
  return <section aria-label="Review changes" />;
}
