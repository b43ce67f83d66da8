import { CheckCircleOutlined, CloseCircleOutlined, FileTextOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { doors } from '../../../../modules/confirmation/contract.ts';
import { itemStates, itemWhys, mendings } from '../../../../modules/confirmation/words-dossier.ts';
import { fileItems } from '../../../../modules/mediation/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { ProblemLine } from '../../frame/states.tsx';
import { type DossierProps, useDossierAct } from './shapes.ts';
import { dossierPanelWords as words } from './words.ts';

const marks = {
  there: { tone: 'tone-kept', Icon: CheckCircleOutlined },
  missing: { tone: 'tone-maple', Icon: CloseCircleOutlined },
  excused: { tone: 'tone-soon', Icon: FileTextOutlined },
  'not-needed': { tone: 'quiet', Icon: MinusCircleOutlined },
} as const;

/** 13 项: whether each is there, why not, and how it is mended; papers that were put in stand below theirs. */
export function Items({ mediation, dossier }: DossierProps) {
  const { say } = useLanguage();
  const drop = useDossierAct(doors.dropFiled, () => undefined);
  return (
    <>
      <ol className="dossier-items">
        {dossier.items.map((line) => {
          const { tone, Icon } = marks[line.state];
          return (
            <li key={line.item}>
              <div className="dossier-item">
                <span>
                  {say(fileItems[line.item])} {line.must && <span className="quiet small">{say(words.must)}</span>}
                </span>
                <span className={tone}>
                  <Icon aria-hidden="true" /> {say(itemStates[line.state])}
                </span>
              </div>
              <p className="quiet small">
                {line.note ?? say(itemWhys[line.why])}
                {line.lacking.length > 0 && say(words.lacking(line.lacking.join('、')))}
                {line.state === 'missing' && line.mend && ` · ${say(mendings[line.mend])}`}
              </p>
              {line.papers.length > 0 && (
                <ul className="dossier-papers">
                  {line.papers.map((paper) => (
                    <li key={paper.id}>
                      <a href={`/api/files/${paper.fileId}`} target="_blank" rel="noreferrer">
                        {paper.label || say(fileItems[line.item])}
                      </a>{' '}
                      <span className="quiet small">
                        {[paper.name, paper.by, say(formatDay(paper.at))].filter(Boolean).join(' · ')}
                      </span>
                      {dossier.can.includes('note') && (
                        <Button
                          size="small"
                          type="link"
                          loading={drop.isPending && drop.variables?.paperId === paper.id}
                          onClick={() => drop.mutate({ id: mediation.id, paperId: paper.id })}
                        >
                          {say(words.drop)}
                        </Button>
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
      <ProblemLine problem={drop.error} />
    </>
  );
}
