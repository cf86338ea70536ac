import { Component } from 'react';
import { Button } from '@mui/material';
import { EmptyState } from '../controls/empty-state.tsx';

interface Props {
  /** What the pane shows, as in `The Test panel could not be shown`. */
  readonly name: string;
  readonly children: React.ReactNode;
}

/** A fault while drawing a pane stays in that pane: the rest of the window, and the draft with the host, go on. */
export class PaneBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): React.ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert">
        <EmptyState action={<Button onClick={() => this.setState({ failed: false })}>Show it again</Button>}>{this.props.name} could not be shown. Nothing is lost: your edits are with the host.</EmptyState>
      </div>
    );
  }
}
