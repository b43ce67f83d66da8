import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** The page's heading; after a change of page it takes the focus, so that screen readers begin there. */
export function Heading({ children, title }: { readonly children: ReactNode; readonly title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    if (key === 'default') return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [key]);
  useEffect(() => {
    document.title = `${title} · 枫桥 Maplebridge`;
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
