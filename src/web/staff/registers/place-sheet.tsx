import { PrinterOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { doors } from '../../../modules/places/contract.ts';
import { addressOf } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Mark } from '../../shared/mark.tsx';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { sheetWords as words } from './words-places.ts';
import './sheet.css';

type Paper = 'a6' | 'a4';

/** The sheet that hangs at a place: its code to scan, its name, what happens next, whom to call. Always Chinese first: it is for everybody. */
export function PlaceSheet() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const [paper, setPaper] = useState<Paper>('a6');
  const place = useDoor(doors.place, { id });
  if (place.isPending) return <Waiting rows={10} />;
  if (!place.data) return <Failed problem={place.error} onRetry={() => void place.refetch()} />;
  const { name, phone, hours } = place.data;
  return (
    <div className="page">
      <div className="page-head sheet-tools">
        <h1>{say(words.title)}</h1>
        <Segmented<Paper>
          aria-label={say(words.size)}
          value={paper}
          onChange={setPaper}
          options={[
            { value: 'a6', label: 'A6' },
            { value: 'a4', label: 'A4' },
          ]}
        />
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {say(words.print)}
        </Button>
        <Link to={`/places/${id}`}>{say(words.back)}</Link>
        {phone === null && <span className="tone-soon">{say(words.noPhone)}</span>}
      </div>
      <article className={`qr-sheet qr-sheet-${paper}`} lang="zh-CN">
        <header>
          <Mark size={28} />
          <span>枫桥</span>
        </header>
        <h2>{words.lead.zh}</h2>
        <p lang="en">{words.lead.en}</p>
        <img src={addressOf(doors.qr, { id })} alt={`${words.qrOf.zh}：${name}`} />
        <strong>{name}</strong>
        <p>{words.next.zh}</p>
        <footer>
          {phone && (
            <div>
              {words.talk.zh} <b>{phone}</b>
              {hours && <small>{hours}</small>}
            </div>
          )}
          <div className="qr-sheet-urgent">{words.urgent.zh}</div>
        </footer>
      </article>
    </div>
  );
}
