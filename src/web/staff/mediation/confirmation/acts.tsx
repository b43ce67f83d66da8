import { type Act, Acts } from '../../forms/acts.tsx';
import { AnswerForm, SendForm, SubmitForm } from './court-forms.tsx';
import { CheckForm, ContactForm, CourtForm, PaperForm, SayForm } from './forms.tsx';
import type { Confirmation, Courts } from './shapes.ts';
import { confirmWords as words } from './words.ts';

interface ActsProps {
  readonly mediationId: string;
  readonly title: string;
  readonly one: Confirmation;
  readonly courts: Courts;
}

/** What a colleague can do now, in the order in which it is usually done. */
export function ConfirmActs({ mediationId, title, one, courts }: ActsProps) {
  const props = (onFold: () => void) => ({ mediationId, one, onFold });
  const all: readonly (Act & { readonly can: Confirmation['can'][number] })[] = [
    { can: 'check', name: 'check', label: words.check, form: (fold) => <CheckForm {...props(fold)} /> },
    { can: 'say', name: 'say', label: words.say, form: (fold) => <SayForm {...props(fold)} /> },
    { can: 'court', name: 'court', label: words.court, form: (fold) => <CourtForm {...props(fold)} courts={courts} /> },
    { can: 'contact', name: 'contact', label: words.contact, form: (fold) => <ContactForm {...props(fold)} /> },
    { can: 'paper', name: 'paper', label: words.paper, form: (fold) => <PaperForm {...props(fold)} /> },
    { can: 'send', name: 'send', label: words.send, form: (fold) => <SendForm {...props(fold)} /> },
    { can: 'submit', name: 'submit', label: words.submit, form: (fold) => <SubmitForm {...props(fold)} /> },
    { can: 'answer', name: 'answer', label: words.answer, form: (fold) => <AnswerForm {...props(fold)} /> },
  ];
  const acts = all.filter(({ can }) => one.can.includes(can));
  return <Acts id={`confirmation-${one.id}`} of={title} acts={acts} />;
}
