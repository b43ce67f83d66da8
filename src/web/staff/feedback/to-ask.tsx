import { Link } from 'react-router';
import { doors } from '../../../modules/feedback/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { ActButtons, useOpenForm } from '../forms/acts.tsx';
import { useDoorPages } from '../frame/doors.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { FeedbackTabs } from './tabs.tsx';
import { TypeInForm } from './type-in-form.tsx';
import { feedbackWords as words } from './words.ts';

/** Reporters who can still be asked by phone, those whose time ends first at the top. */
export function FeedbackToAsk() {
  const { say } = useLanguage();
  const asked = useDoorPages(doors.toAsk, {});
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  const opening = useOpenForm();
  const { open, fold } = opening;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <FeedbackTabs />
      </div>
      <PagedList
        list={asked}
        isEmpty={rows.length === 0}
        title={words.nobodyToAsk}
        hint={words.nobodyToAskHint}
        waiting={8}
      >
        <ul className="visit-rows">
          {rows.map((row) => (
            <li key={row.id}>
              <span className="figures">{say(words.lastOn(formatDay(row.lastOn)))}</span>
              <span>
                <Link className="row-title" to={`/matters/${row.matter.id}`}>
                  {row.matter.title}
                </Link>
                <span className="quiet small">
                  {' '}
                  {row.matter.number} · {row.name ?? say(words.noName)}{' '}
                  {row.phone && <a href={`tel:${row.phone}`}>{row.phone}</a>}
                </span>
              </span>
              <span className="step-buttons">
                <ActButtons
                  small
                  id={row.id}
                  of={row.matter.title}
                  acts={[{ name: 'type', label: words.typeIn, form: () => null }]}
                  opening={opening}
                />
              </span>
              {open?.id === row.id && <TypeInForm surveyId={row.id} onFold={fold} />}
            </li>
          ))}
        </ul>
      </PagedList>
    </div>
  );
}
