import { useQueryClient } from '@tanstack/react-query';
import { platformDoors } from '../../../platform/contract.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { signInWords as words } from './words.ts';

interface Account {
  readonly badge: string;
  readonly password: string;
  readonly code: string;
}

/** The invented colleagues of the demo. Their codes change every half minute, so a press asks for the one of that moment. */
export function DemoSignIns({ onChoose }: { readonly onChoose: (account: Account) => void }) {
  const { say } = useLanguage();
  const client = useQueryClient();
  const accounts = useDoor(platformDoors.demoSignIns, {});
  const choose = async (badge: string) => {
    const { rows } = await client.fetchQuery({
      queryKey: ['codes of this moment'],
      queryFn: () => call(platformDoors.demoSignIns, {}),
      staleTime: 0,
    });
    const account = rows.find((row) => row.badge === badge);
    if (account) onChoose({ badge, password: account.password, code: account.code });
  };
  if (!accounts.data || accounts.data.rows.length === 0) return null;
  return (
    <section className="sign-in-demo" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{say(words.demo)}</h2>
      <ul>
        {accounts.data.rows.map((account) => (
          <li key={account.badge}>
            <button type="button" onClick={() => void choose(account.badge)}>
              <strong>{account.role}</strong>
              <span className="quiet figures">
                {account.name} {account.badge}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
