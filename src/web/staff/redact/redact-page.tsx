import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { doors } from '../../../modules/matters/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import { useKeys } from '../frame/keys.ts';
import { Failed, Nothing, Waiting } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import type { Attached } from '../matters/shapes.ts';
import { RedactDesk } from './redact-desk.tsx';
import { SharingState } from './sharing-state.tsx';
import { countedPlaces, madeBy, redactWords as words } from './words.ts';
import './redact.css';

/** One photo of a matter: what is to be hidden before others see it. */
export function RedactPage() {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const { id = '', fileId = '' } = useParams();
  const matter = useDoor(doors.view, { id });
  const leave = () => void navigate(`/matters/${id}`);
  useKeys({ Escape: leave });
  const file = matter.data?.canRedact
    ? matter.data.files.find((one) => one.id === fileId && one.kind === 'photo')
    : undefined;
  return (
    <div className="page redact-page">
      <div className="page-head">
        <Button type="text" icon={<ArrowLeftOutlined aria-hidden="true" />} onClick={leave}>
          {say(frameWords.back)}
        </Button>
        <h1>{say(words.title)}</h1>
        {matter.data && <span className="quiet redact-matter">{`${matter.data.number} ${matter.data.title}`}</span>}
      </div>
      {matter.isPending && <Waiting rows={8} />}
      {matter.isError && !matter.data && <Failed problem={matter.error} onRetry={() => void matter.refetch()} />}
      {matter.data && !file && <Nothing title={words.noPhoto} hint={words.noPhotoHint} />}
      {file && (
        <>
          <p className="redact-state">
            <SharingState file={file} /> {file.redaction && <Round redaction={file.redaction} />}
          </p>
          <p className="quiet redact-about">{say(words.about)}</p>
          <RedactDesk key={file.id} file={file} />
        </>
      )}
    </div>
  );
}

/** Who made the public copy, when, and how much it hides. */
function Round({ redaction }: { readonly redaction: NonNullable<Attached['redaction']> }) {
  const { say } = useLanguage();
  const { by, at, boxes } = redaction;
  return (
    <span className="quiet figures">
      {say(madeBy(by ?? '', formatDayTime(at)))} ·{' '}
      {boxes.length === 0 ? say(words.nothing) : `${say(words.places)} ${say(countedPlaces(boxes.length))}`}
    </span>
  );
}
