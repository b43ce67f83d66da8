import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useLocation, useNavigate, useParams } from 'react-router';
import { doors } from '../../../modules/matters/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { useKeys } from '../frame/keys.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { MatterSheet } from './matter-sheet.tsx';

/** One matter as a page of its own, to be linked and printed. */
export function MatterRoom() {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const { key } = useLocation();
  const { id = '' } = useParams();
  const matter = useDoor(doors.view, { id });
  const leave = () => void (key !== 'default' ? navigate(-1) : navigate('/matters'));
  useKeys({ Escape: leave });
  const back = (
    <Button type="text" icon={<ArrowLeftOutlined aria-hidden="true" />} onClick={leave}>
      {say(frameWords.back)}
    </Button>
  );
  if (matter.isPending) return <Waiting rows={14} />;
  if (!matter.data) {
    return (
      <div className="page">
        {back}
        <Failed problem={matter.error} onRetry={() => void matter.refetch()} />
      </div>
    );
  }
  return (
    <article className="matter-room">
      <MatterSheet key={id} matter={matter.data} tools={back} />
    </article>
  );
}
