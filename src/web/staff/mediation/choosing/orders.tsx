import { orderStates } from '../../../../modules/choosing/words.ts';
import { seatRoles } from '../../../../modules/mediation/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { OrderActs } from './order-acts.tsx';
import type { Choosing, Order } from './shapes.ts';
import { choosingWords as words } from './words.ts';

export const orderTones = { asked: 'soon', accepted: 'kept', declined: 'quiet', over: 'quiet' } as const;

/** 接单: whether each mediator takes the case, and what each declared. */
export function Orders({ choosing }: { readonly choosing: Choosing }) {
  const { say } = useLanguage();
  if (choosing.orders.length === 0) return null;
  return (
    <>
      <h3>{say(words.orders)}</h3>
      <ul className="entry-rows">
        {choosing.orders.map((order) => (
          <li key={order.id} className="mediation-entry">
            <strong>{order.name}</strong> <span className="quiet">{say(seatRoles[order.role])}</span>{' '}
            <span className={`state-tag tone-${orderTones[order.state]}`}>{say(orderStates[order.state])}</span>{' '}
            <span className="quiet small">
              {order.answeredAt
                ? say(formatDayTime(order.answeredAt))
                : `${say(words.dueBy)} ${say(formatDayTime(order.dueAt))}`}
            </span>
            <OrderSaid order={order} />
            {order.canAnswer && <OrderActs order={order} />}
          </li>
        ))}
      </ul>
    </>
  );
}

export function OrderSaid({ order }: { readonly order: Pick<Order, 'isFree' | 'disclosure' | 'reason'> }) {
  const { say } = useLanguage();
  return (
    <>
      {order.isFree && <p className="mediation-text">✓ {say(words.free)}</p>}
      {order.disclosure && <p className="mediation-text">{order.disclosure}</p>}
      {order.reason && <p className="mediation-text quiet">{order.reason}</p>}
    </>
  );
}
