import { useEffect, useRef } from 'react';

/** Whether the person is typing, so that a letter is a letter and no command. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable=true], [role=combobox]',
    ) !== null
  );
}

/** Single keys as commands of the page: `{ j: next }`. They rest while somebody types or holds a modifier. */
export function useKeys(commands: Readonly<Record<string, (event: KeyboardEvent) => void>>): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      latest.current[event.key]?.(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
