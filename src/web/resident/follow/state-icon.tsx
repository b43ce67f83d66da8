const shapes = {
  open: 'M12 6v6l4 2',
  kept: 'M7 12.5l3.5 3.5L17 9',
  ended: 'M7.5 12h9',
};

/** The icon beside a state's word: a clock while it is open, a tick when something was kept, a bar when it has ended. */
export function StateIcon({ tone }: { readonly tone: keyof typeof shapes }) {
  return (
    <svg className="state-icon" width="28" height="28" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" strokeWidth="2" />
      <path
        d={shapes[tone]}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
