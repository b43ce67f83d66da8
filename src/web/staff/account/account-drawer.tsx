import { Drawer } from 'antd';
import { useLanguage } from '../../shared/language.tsx';
import { Password } from '../frame/password.tsx';
import { Sessions } from '../frame/sessions.tsx';
import { Authenticator } from './authenticator.tsx';
import { Passkeys } from './passkeys.tsx';
import { accountWords as words } from './words.ts';
import './account.css';

/** How I sign in: passkeys, authenticator, password, and where I am signed in now. */
export function AccountDrawer({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { say } = useLanguage();
  return (
    <Drawer open={open} onClose={onClose} title={say(words.title)} size={520} destroyOnHidden>
      <div className="account">
        <Passkeys />
        <Authenticator />
        <Password />
        <Sessions />
      </div>
    </Drawer>
  );
}
