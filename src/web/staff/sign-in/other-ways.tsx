import { BankOutlined, KeyOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { platformDoors } from '../../../platform/contract.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { askPasskey, knowsPasskeys } from '../account/device.ts';
import { passkeyWords } from '../account/words.ts';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { signInWords as words } from './words.ts';

interface OtherWaysProps {
  readonly singleSignOn: boolean;
  readonly onLost: () => void;
}

/** Without password and code: a passkey, the employer's single sign-on, and the way back after a lost phone. */
export function OtherWays({ singleSignOn, onLost }: OtherWaysProps) {
  const { say } = useLanguage();
  const client = useQueryClient();
  const passkey = useMutation({
    mutationFn: async () => {
      const { options } = await call(platformDoors.beginPasskeySignIn, {});
      return call(platformDoors.passkeySignIn, { credential: await askPasskey(options) });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: [platformDoors.me.action] }),
  });
  const single = useKnock(platformDoors.beginSingleSignOn, { onDone: ({ url }) => window.location.assign(url) });
  return (
    <div className="sign-in-ways">
      {knowsPasskeys() && (
        <Button
          size="large"
          block
          icon={<KeyOutlined aria-hidden="true" />}
          loading={passkey.isPending}
          onClick={() => passkey.mutate()}
        >
          {say(passkeyWords.signIn)}
        </Button>
      )}
      <ProblemLine problem={passkey.error} />
      {singleSignOn && (
        <Button
          size="large"
          block
          icon={<BankOutlined aria-hidden="true" />}
          loading={single.isPending || single.isSuccess}
          onClick={() => single.mutate({})}
        >
          {say(words.single)}
        </Button>
      )}
      <ProblemLine problem={single.error} />
      <Button type="link" className="sign-in-lost" onClick={onLost}>
        {say(words.lost)}
      </Button>
    </div>
  );
}
