// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { PaneBoundary } from './pane-boundary.tsx';

afterEach(cleanup);

test('a fault stays in its pane, and the pane can be shown again', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  const Pane = (): React.JSX.Element => {
    if (broken) throw new Error('planted');
    return <p>Back</p>;
  };
  render(
    <>
      <PaneBoundary name="The Test panel">
        <Pane />
      </PaneBoundary>
      <p>Elsewhere</p>
    </>,
  );
  expect(screen.getByRole('alert').textContent).toContain('The Test panel could not be shown');
  expect(screen.getByText('Elsewhere')).toBeTruthy();
  broken = false;
  fireEvent.click(screen.getByRole('button', { name: 'Show it again' }));
  expect(screen.getByText('Back')).toBeTruthy();
});
