/** Requests that the gateway served, newest first. Fills its container. */
export function TrafficPanel(): React.JSX.Element {
  return <section aria-label="Traffic" />;
}
