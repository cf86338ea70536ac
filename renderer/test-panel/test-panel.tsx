/** Test token request: editor of the request, answer and trace. Fills its container. */
export function TestPanel(): React.JSX.Element {
  return <section aria-label="Test token request" />;
}
