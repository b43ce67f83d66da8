import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/mediation/contract.ts';
import {
  type MediationQueue,
  mediationQueues,
  mediationStates,
  modes,
  tracks,
} from '../../../modules/mediation/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useDoorPages } from '../frame/doors.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { ProposeForm } from './propose-form.tsx';
import type { MediationRow } from './shapes.ts';
import { StudioTabs } from './tabs.tsx';
import { mediationWords as words } from './words.ts';
import './mediation.css';

function isQueue(name: string | null): name is MediationQueue {
  return name !== null && Object.hasOwn(mediationQueues, name);
}

/** Disputes that I may see; the figures choose which. */
export function Mediations() {
  const { say } = useLanguage();
  const [address, setAddress] = useSearchParams();
  const [typed, setTyped] = useState(address.get('q') ?? '');
  const asked = address.get('queue');
  const queue = isQueue(asked) ? asked : 'open';
  const q = address.get('q') ?? '';
  const list = useDoorPages(doors.list, { queue, ...(q !== '' && { q }) });
  const pages = list.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const counts = pages[0]?.counts ?? {};
  const go = (next: { queue?: MediationQueue; q?: string }) =>
    setAddress({ queue: next.queue ?? queue, ...((next.q ?? q) !== '' && { q: next.q ?? q }) }, { replace: true });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <div className="push">
          <StudioTabs />
        </div>
      </div>
      <ProposeForm />
      <div className="mediation-choose">
        <Segmented<MediationQueue>
          className="entry-figures"
          value={queue}
          onChange={(next) => go({ queue: next })}
          options={keysOf(mediationQueues).map((name) => ({
            value: name,
            label:
              counts[name] === undefined ? say(mediationQueues[name]) : `${say(mediationQueues[name])} ${counts[name]}`,
          }))}
        />
        <Input.Search
          className="mediation-search"
          aria-label={say(words.search)}
          placeholder={say(words.search)}
          allowClear
          maxLength={60}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onSearch={(value) => go({ q: value.trim() })}
        />
      </div>
      <PagedList list={list} isEmpty={rows.length === 0} title={words.none} hint={words.noneHint}>
        <ul className="entry-rows">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      </PagedList>
    </div>
  );
}

function Row({ row }: { readonly row: MediationRow }) {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  const names = row.sides.map(({ name, count }) => (count > 1 ? `${name}${say(words.andOthers(count))}` : name));
  return (
    <li>
      <div>
        <Link to={`/mediation/${row.id}`} className="row-title two-lines">
          {row.title}
        </Link>
        <div className="quiet small">
          {names.join(` ${say(words.against)} `)} · {categoryName(row.category)} · {row.unitName}
        </div>
        <div className="quiet small">
          <span className="figures">{row.number}</span> · {say(tracks[row.track])} · {say(modes[row.mode])} ·{' '}
          {say(formatDay(row.openedAt))}
          {row.leadName && ` · ${say(words.lead)} ${row.leadName}`}
          {row.liaisonName && ` · ${say(words.liaison)} ${row.liaisonName}`}
        </div>
      </div>
      <div className="entry-row-end">
        <span className="state-tag tone-action">{say(mediationStates[row.state])}</span>
        {row.timesReopened > 0 && (
          <span className="small tone-soon">{say(words.reopenedTimes(row.timesReopened))}</span>
        )}
      </div>
    </li>
  );
}
