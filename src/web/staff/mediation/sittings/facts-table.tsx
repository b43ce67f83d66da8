import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { newId } from '../../../../kit/ids.ts';
import { keysOf } from '../../../../kit/words.ts';
import { factStands } from '../../../../modules/sittings/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { mediationWords } from '../words.ts';
import type { SheetProps } from './use-sheet.ts';
import { sittingWords as words } from './words.ts';

/** 事实: one row each, the stand of each side beside it. */
export function FactsTable({ sittings, sheet, isOpen }: SheetProps) {
  const { say } = useLanguage();
  const known = sittings.facts.map(({ id }) => id);
  const fresh = sheet.names.flatMap((name) => /^fact\.(.+)$/.exec(name)?.[1] ?? []);
  const [added, setAdded] = useState<readonly string[]>([]);
  const ids = [...new Set([...known, ...fresh, ...added])];
  return (
    <section aria-labelledby="sitting-facts">
      <h2 id="sitting-facts">{say(words.facts)}</h2>
      <p className="quiet small">{say(words.factsHint)}</p>
      {ids.length === 0 && <p className="quiet">{say(words.factsNone)}</p>}
      <ol className="sitting-facts">
        {ids.map((id) => (
          <FactItem key={id} id={id} sittings={sittings} sheet={sheet} isOpen={isOpen} />
        ))}
      </ol>
      {isOpen && <Button onClick={() => setAdded([...added, newId()])}>{say(words.addFact)}</Button>}
    </section>
  );
}

function FactItem({ id, sittings, sheet, isOpen }: Omit<SheetProps, 'sitting'> & { readonly id: string }) {
  const { say } = useLanguage();
  const judged = sittings.facts.find((fact) => fact.id === id)?.judged;
  const options = [
    { value: '', label: say(words.unsaid) },
    ...keysOf(factStands).map((value) => ({ value: value as string, label: say(factStands[value]) })),
  ];
  const text = sheet.value(`fact.${id}`);
  return (
    <li>
      <div className="sitting-fact-text">
        <Input.TextArea
          aria-label={say(words.fact)}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={500}
          readOnly={!isOpen}
          value={text}
          onChange={(event) => sheet.set(`fact.${id}`, event.target.value)}
        />
        {judged && (
          <span className={judged === 'agreed' ? 'tone-kept' : judged === 'disputed' ? 'tone-maple' : 'tone-soon'}>
            {say(words.judged[judged])}
          </span>
        )}
      </div>
      <div className="sitting-stands">
        {sittings.sides.map(({ side }) => (
          <div key={side}>
            <span>{say(mediationWords.side(side))}</span>
            <Select
              aria-label={`${say(mediationWords.side(side))} ${say(words.stand)}`}
              value={sheet.value(`stand.${id}.${side}`)}
              disabled={!isOpen}
              onChange={(value) => sheet.set(`stand.${id}.${side}`, value)}
              options={options}
            />
            <Input
              aria-label={`${say(mediationWords.side(side))} ${say(words.remark)}`}
              placeholder={say(words.remark)}
              maxLength={500}
              readOnly={!isOpen}
              value={sheet.value(`remark.${id}.${side}`)}
              onChange={(event) => sheet.set(`remark.${id}.${side}`, event.target.value)}
            />
          </div>
        ))}
      </div>
    </li>
  );
}
