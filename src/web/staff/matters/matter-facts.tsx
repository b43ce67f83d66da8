import { PhoneOutlined, UserOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { matterStates, solvedWords } from '../../../modules/matters/words.ts';
import { placeKinds } from '../../../modules/places/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../shared/time.ts';
import { AskUnsealing } from '../privacy/unsealings.tsx';
import { Attachments } from './attachments.tsx';
import { partPanelWords } from './part-words.ts';
import { RecategoriseForm } from './recategorise-form.tsx';
import type { Matter } from './shapes.ts';
import { useDictionary } from './use-dictionary.ts';
import { pageWords } from './words.ts';

/** Who and where: place, grid with its team, reporters as far as they may be shown, photos. */
export function MatterFacts({ matter }: { readonly matter: Matter }) {
  const { say } = useLanguage();
  const { categoryName, channelName } = useDictionary();
  const [recategorises, setRecategorises] = useState(false);
  const kinds: Readonly<Record<string, Words>> = placeKinds;
  const placeKind = matter.place ? kinds[matter.place.kind] : undefined;
  return (
    <div className="facts">
      <section aria-labelledby="who-where">
        <h2 id="who-where">{say(pageWords.whoWhere)}</h2>
        <dl className="fact-list">
          <Fact label={pageWords.where}>{matter.where || say(pageWords.noWhere)}</Fact>
          {matter.place && (
            <Fact label={pageWords.place}>
              {matter.place.name} {placeKind && <span className="quiet">{say(placeKind)}</span>}
            </Fact>
          )}
          {matter.grid && (
            <Fact label={pageWords.grid}>
              <Link to={`/places/grids/${matter.grid.id}`}>{matter.grid.name}</Link>
              {matter.grid.teamName && <div className="quiet">{matter.grid.teamName}</div>}
              {matter.grid.crossed.map((grid) => (
                <div key={grid.id} className="grid-crossed">
                  <Link to={`/places/grids/${grid.id}`}>{grid.name}</Link>{' '}
                  <span className="quiet figures">{grid.sharePercent}%</span>
                  <div className="quiet">{grid.teamName ?? say(partPanelWords.noTeam)}</div>
                </div>
              ))}
            </Fact>
          )}
          <Fact label={pageWords.category}>
            {categoryName(matter.category)}
            {matter.canRecategorise && !recategorises && (
              <Button
                type="link"
                size="small"
                onClick={() => setRecategorises(true)}
                aria-label={`${say(pageWords.recategorise)} ${say(pageWords.category)}`}
              >
                {say(pageWords.recategorise)}
              </Button>
            )}
          </Fact>
          <Fact label={pageWords.channel}>{channelName(matter.channel)}</Fact>
          <Fact label={pageWords.reportedAt}>
            <span className="figures">{say(formatDayTime(matter.reportedAt))}</span>
          </Fact>
          {matter.happenedOn && (
            <Fact label={pageWords.happenedOn}>
              <span className="figures">{say(formatDay(matter.happenedOn))}</span>
            </Fact>
          )}
        </dl>
        {recategorises && <RecategoriseForm matter={matter} onFold={() => setRecategorises(false)} />}
      </section>
      <Reporters matterId={matter.id} reporters={matter.reporters} />
      <Attachments matter={matter} />
    </div>
  );
}

function Fact({ label, children }: { readonly label: Words; readonly children: ReactNode }) {
  const { say } = useLanguage();
  return (
    <div>
      <dt>{say(label)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Reporters({ matterId, reporters }: { readonly matterId: string; readonly reporters: Matter['reporters'] }) {
  const { say } = useLanguage();
  return (
    <section aria-labelledby="reporters">
      <h2 id="reporters">
        {say(pageWords.reporters)} {reporters.length > 1 && <span className="quiet figures">{reporters.length}</span>}
      </h2>
      <ul className="reporters">
        {reporters.map((reporter) => (
          <li key={reporter.id}>
            <div>
              <UserOutlined aria-hidden="true" />{' '}
              {reporter.name ?? (
                <span className="quiet">{say(reporter.confidential ? pageWords.sealed : pageWords.noName)}</span>
              )}
            </div>
            <div className="figures">
              <PhoneOutlined aria-hidden="true" /> <Phone phone={reporter.phone} />
              {reporter.phone && !reporter.wantsMessages && (
                <span className="quiet"> · {say(pageWords.noMessages)}</span>
              )}
            </div>
            {(reporter.onBehalfBy || reporter.behalfNote) && (
              <div className="quiet small">
                {reporter.onBehalfBy && `${say(pageWords.onBehalf)} ${reporter.onBehalfBy}`} {reporter.behalfNote}
              </div>
            )}
            {reporter.confidential && <AskUnsealing matterId={matterId} reporterId={reporter.id} />}
            <div className="quiet small figures">
              {say(pageWords.code)} {reporter.code}
              {reporter.reported && ` · ${reporter.reported}`}
              {reporter.solved && ` · ${say(solvedWords[reporter.solved])}`}
              {reporter.withdrawn && ` · ${say(matterStates.withdrawn)}`}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A number that may be dialled is a link; a masked one is only shown. */
function Phone({ phone }: { readonly phone: string | null }) {
  const { say } = useLanguage();
  if (!phone) return <span className="quiet">{say(pageWords.noPhone)}</span>;
  return /^[\d\s+-]+$/.test(phone) ? <a href={`tel:${phone}`}>{phone}</a> : phone;
}
