/** The mark: a maple leaf over a stone bridge and its water. Beside the name it is decoration, so it has no text of its own. */
export function Mark({ size = 40 }: { readonly size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path
        fill="var(--maple)"
        d="M24 2c1.2 3.6 2.4 5.6 4.1 7.3 1.2-.5 2.2-.7 3.5-.7-.7 2.3-.8 4.2-.4 6.2 2-1.7 4.5-3 8.3-3.3-.8 1.6-1 2.9-.9 4.3 1.4.2 2.6.6 3.9 1.5-4.2 1.9-6.9 4.1-10 6.7.6.9.9 1.7 1.1 2.8-2.8-.5-5.3-.7-8.6-.6V30h-2v-3.8c-3.3-.1-5.8.1-8.6.6.2-1.1.5-1.9 1.1-2.8-3.1-2.6-5.8-4.8-10-6.7 1.3-.9 2.5-1.3 3.9-1.5.1-1.4-.1-2.7-.9-4.3 3.8.3 6.3 1.6 8.3 3.3.4-2 .3-3.9-.4-6.2 1.3 0 2.3.2 3.5.7C21.6 7.6 22.8 5.6 24 2Z"
      />
      <path
        fill="none"
        stroke="var(--ink)"
        strokeWidth="2.6"
        strokeLinecap="round"
        d="M3 38c7 0 10.5-6.5 21-6.5S38 38 45 38"
      />
      <path fill="none" stroke="var(--ink)" strokeWidth="2.2" strokeLinecap="round" d="M15.5 41.5a8.5 6 0 0 1 17 0" />
      <path
        fill="none"
        stroke="var(--action)"
        strokeWidth="2"
        strokeLinecap="round"
        d="M7 45c2.5-1.4 4.5-1.4 7 0s4.5 1.4 7 0 4.5-1.4 7 0 4.5 1.4 7 0 4-1.4 6 0"
      />
    </svg>
  );
}
