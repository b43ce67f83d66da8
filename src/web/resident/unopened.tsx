import { Component, type ReactNode, useEffect } from 'react';
import { useLocation } from 'react-router';
import { useLanguage } from '../shared/language.tsx';
import { frameWords } from './words.ts';

/** Pages are fetched when they are first needed; without a network that fails, and says so instead of a blank page. */
export function Unopened({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <Catch page={pathname} instead={<Said />}>
      {children}
    </Catch>
  );
}

interface Caught {
  readonly failedOn: string | undefined;
}

interface CatchProps {
  readonly page: string;
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

class Catch extends Component<CatchProps, Caught> {
  override state: Caught = { failedOn: undefined };
  static getDerivedStateFromError(): Caught {
    return { failedOn: window.location.pathname };
  }
  override componentDidUpdate(): void {
    if (this.state.failedOn !== undefined && this.state.failedOn !== this.props.page)
      this.setState({ failedOn: undefined });
  }
  override render(): ReactNode {
    return this.state.failedOn === undefined ? this.props.children : this.props.instead;
  }
}

function Said() {
  const { say } = useLanguage();
  useEffect(() => {
    const again = () => window.location.reload();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);
  return (
    <div role="alert">
      <p>{say(frameWords.unloaded)}</p>
      <p>
        <button type="button" className="button button-first" onClick={() => window.location.reload()}>
          {say(frameWords.reload)}
        </button>
      </p>
    </div>
  );
}
