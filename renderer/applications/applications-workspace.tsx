/** Applications workspace: the Client Application Registry. Fills its container. */
export function ApplicationsWorkspace(): React.JSX.Element {
  return <section aria-label="Applications" />;
}
