import { CloseOutlined, ExpandOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { doors } from '../../../modules/matters/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { MatterSheet } from './matter-sheet.tsx';
import { deskWords } from './words.ts';

/** The open matter beside its list. */
export function MatterPane({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const matter = useDoor(doors.view, { id });
  const tools = (
    <>
      <Button
        type="text"
        icon={<ExpandOutlined aria-hidden="true" />}
        aria-label={say(deskWords.openPage)}
        title={say(deskWords.openPage)}
        onClick={() => void navigate(`/matters/${id}`)}
      />
      <Button
        type="text"
        icon={<CloseOutlined aria-hidden="true" />}
        aria-label={say(deskWords.closePane)}
        title={say(deskWords.closePane)}
        onClick={onClose}
      />
    </>
  );
  return (
    <article className="desk-pane">
      {matter.isPending && <Waiting rows={10} />}
      {matter.data && <MatterSheet matter={matter.data} tools={tools} />}
      {matter.isError && !matter.data && (
        <>
          <div className="pane-tools">{tools}</div>
          <Failed problem={matter.error} onRetry={() => void matter.refetch()} />
        </>
      )}
    </article>
  );
}
