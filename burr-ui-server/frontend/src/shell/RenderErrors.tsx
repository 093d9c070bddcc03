import { Component, type ReactNode } from "react";
import { ErrorPanel } from "../ui/ErrorPanel";

interface Props {
  children: ReactNode;
}

interface State {
  error: Error | null;
}

/** Shows what went wrong while drawing instead of an empty page. */
export class RenderErrors extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main id="main">
        <ErrorPanel what="This page could not be drawn" error={error} onRetry={() => window.location.reload()} />
      </main>
    );
  }
}
