import { Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { doors } from '../../../../modules/choosing/contract.ts';
import { orderStates } from '../../../../modules/choosing/words.ts';
import { seatRoles } from '../../../../modules/mediation/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { useDoorPages } from '../../frame/doors.ts';
import { PagedList } from '../../frame/paged-list.tsx';
import { StudioTabs } from '../tabs.tsx';
import { OrderActs } from './order-acts.tsx';
import { OrderSaid, orderTones } from './orders.tsx';
import { choosingWords as words } from './words.ts';
import '../mediation.css';
import './choosing.css';

/** 我的订单: what both sides chose me for. */
export function OrdersPage() {
  const { say } = useLanguage();
  const [show, setShow] = useState<'asked' | 'past'>('asked');
  const list = useDoorPages(doors.orders, { show });
  const rows = (list.data?.pages ?? []).flatMap((page) => page.rows);
  return (
    <div className="page mediation">
      <div className="page-head">
        <h1>{say(words.myOrders)}</h1>
        <div className="push">
          <StudioTabs />
        </div>
      </div>
      <p className="quiet">{say(words.myOrdersLead)}</p>
      <div className="mediation-choose">
        <Segmented<'asked' | 'past'>
          value={show}
          onChange={setShow}
          options={[
            { value: 'asked', label: say(words.waiting) },
            { value: 'past', label: say(words.past) },
          ]}
        />
      </div>
      <PagedList
        list={list}
        isEmpty={rows.length === 0}
        title={show === 'asked' ? words.noOrders : words.noPast}
        hint={words.noOrdersHint}
      >
        <ul className="entry-rows">
          {rows.map((order) => (
            <li key={order.id} className="mediation-entry">
              {order.title === null ? (
                <span className="figures">{order.number}</span>
              ) : (
                <Link to={`/mediation/${order.mediationId}`} className="row-title">
                  {order.title}
                </Link>
              )}{' '}
              <span className={`state-tag tone-${orderTones[order.state]}`}>{say(orderStates[order.state])}</span>
              <div className="quiet small">
                <span className="figures">{order.number}</span> · {say(seatRoles[order.role])} ·{' '}
                {order.answeredAt
                  ? say(formatDayTime(order.answeredAt))
                  : `${say(words.dueBy)} ${say(formatDayTime(order.dueAt))}`}
              </div>
              <OrderSaid order={order} />
              {order.canAnswer && <OrderActs order={order} />}
            </li>
          ))}
        </ul>
      </PagedList>
    </div>
  );
}
