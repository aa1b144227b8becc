import { Component } from 'react';
import { useLocation } from 'react-router-dom';
import { Crashed } from '../states/States.tsx';

type Props = { children: React.ReactNode; at: string };
type State = { error: Error | null; at: string };

class Catch extends Component<Props, State> {
  override state: State = { error: null, at: this.props.at };

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error };
  }

  /** Going elsewhere clears the error. */
  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.at === state.at ? null : { at: props.at, error: null };
  }

  override render() {
    return this.state.error ? <Crashed error={this.state.error} /> : this.props.children;
  }
}

/** A screen that throws leaves the menu and the bar standing. */
export function Boundary({ children }: { children: React.ReactNode }) {
  const { pathname } = useLocation();
  return <Catch at={pathname}>{children}</Catch>;
}
