import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import './form.css';

/** Something that can be done here: its button and the form that opens below it. */
export interface Act {
  readonly name: string;
  readonly label: Words;
  readonly danger?: boolean;
  readonly form: (onFold: () => void) => ReactNode;
}

interface Opened {
  readonly id: string;
  readonly name: string;
}

const buttonId = ({ id, name }: Opened) => `act-${name}-${id}`;

/** Which form of which record is open; folding gives the keyboard back to the button that opened it. */
export function useOpenForm() {
  const [open, setOpen] = useState<Opened | null>(null);
  const fold = () => {
    if (!open) return;
    setOpen(null);
    requestAnimationFrame(() => document.getElementById(buttonId(open))?.focus());
  };
  return { open, setOpen, fold };
}

type OpenForm = ReturnType<typeof useOpenForm>;

interface ActButtonsProps {
  readonly id: string;
  /** Whose record it is, for those who hear the page. */
  readonly of: string;
  readonly acts: readonly Act[];
  readonly opening: OpenForm;
  readonly small?: boolean;
}

export function ActButtons({ id, of, acts, opening: { open, setOpen, fold }, small = false }: ActButtonsProps) {
  const { say } = useLanguage();
  return acts.map((act) => {
    const isOpen = open?.id === id && open.name === act.name;
    return (
      <Button
        key={act.name}
        id={buttonId({ id, name: act.name })}
        size={small ? 'small' : 'middle'}
        danger={act.danger ?? false}
        aria-expanded={isOpen}
        aria-label={`${say(act.label)} ${of}`}
        onClick={() => (isOpen ? fold() : setOpen({ id, name: act.name }))}
      >
        {say(act.label)}
      </Button>
    );
  });
}

/** The buttons of one record with the form of the pressed one below them. */
export function Acts({ id, of, acts }: { readonly id: string; readonly of: string; readonly acts: readonly Act[] }) {
  const opening = useOpenForm();
  const shown = opening.open?.id === id ? acts.find(({ name }) => name === opening.open?.name) : undefined;
  if (acts.length === 0) return null;
  return (
    <div className="acts">
      <div className="step-buttons">
        <ActButtons id={id} of={of} acts={acts} opening={opening} />
      </div>
      {shown?.form(opening.fold)}
    </div>
  );
}
