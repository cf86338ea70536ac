/** Problems of the store and of the deployment. Fills its container. */
export function ProblemsPanel(): React.JSX.Element {
  return <section aria-label="Problems" />;
}
