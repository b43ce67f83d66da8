import { useCallback, useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useKeys } from '../frame/keys.ts';
import { BulkBar } from './bulk-bar.tsx';
import { type MatterFilter, readFilter, writeFilter } from './filter.ts';
import { ListBar } from './list-bar.tsx';
import { MatterList } from './matter-list.tsx';
import { MatterPane } from './matter-pane.tsx';
import { QueueRail } from './queue-rail.tsx';
import { useMatterList } from './use-matter-list.ts';
import './list.css';

function focusRow(id: string): void {
  document.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus();
}

/** Queues, the list, the matter beside it. Filter and open matter live in the address. */
export function MatterDesk() {
  const [query, setQuery] = useSearchParams();
  const navigate = useNavigate();
  const filter = useMemo(() => readFilter(query), [query]);
  const openId = query.get('open');
  const found = useMatterList(filter);
  const { rows } = found;
  const [atId, setAtId] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());

  const change = useCallback(
    (next: MatterFilter) => {
      setSelected(new Set());
      setQuery(writeFilter(next));
    },
    [setQuery],
  );
  const open = useCallback(
    (id: string | null) =>
      setQuery((now) => new URLSearchParams({ ...writeFilter(readFilter(now)), ...(id && { open: id }) })),
    [setQuery],
  );
  const select = useCallback(
    (id: string) =>
      setSelected((now) => {
        const next = new Set(now);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );

  const here = atId ?? openId;
  const move = (by: 1 | -1) => {
    const at = rows.findIndex(({ id }) => id === here);
    const next = rows[at === -1 ? 0 : at + by];
    if (next) focusRow(next.id);
    else if (by === 1 && found.list.hasNextPage) void found.list.fetchNextPage();
  };
  const fold = () => {
    if (!openId) return;
    open(null);
    requestAnimationFrame(() => focusRow(openId));
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    x: () => here && select(here),
    o: () => here && void navigate(`/matters/${here}`),
    r: () => void found.list.refetch(),
    e: (event) => {
      if (openId || selected.size === 0) return;
      event.preventDefault();
      document.querySelector<HTMLElement>('.bulk-bar button:enabled')?.focus();
    },
    Escape: fold,
  });

  const selectedRows = rows.filter(({ id }) => selected.has(id));
  return (
    <div className={openId ? 'desk desk-open' : 'desk'}>
      <QueueRail filter={filter} />
      <section className="desk-list">
        <ListBar filter={filter} total={found.total} onFilter={change} onOpen={open} />
        {selectedRows.length > 0 && (
          <BulkBar
            rows={selectedRows}
            onSelectAll={() => setSelected(new Set(rows.map(({ id }) => id)))}
            onClear={() => setSelected(new Set())}
            onDone={(done) => setSelected((now) => new Set([...now].filter((id) => !done.includes(id))))}
          />
        )}
        <div className="desk-rows">
          <MatterList
            found={found}
            filter={filter}
            openId={openId}
            selected={selected}
            onOpen={open}
            onSelect={select}
            onFocus={setAtId}
          />
        </div>
      </section>
      {openId && <MatterPane key={openId} id={openId} onClose={() => open(null)} />}
    </div>
  );
}
