import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
  HourglassOutlined,
  MinusCircleOutlined,
  StopOutlined,
} from '@ant-design/icons';
import type { Standing } from '../../../../modules/fulfilment/words.ts';
import type { Account } from './shapes.ts';

type Icon = typeof ClockCircleOutlined;
type Line = NonNullable<Account['money']>['lines'][number];

interface Mark {
  readonly Icon: Icon;
  readonly tone: 'action' | 'kept' | 'soon' | 'maple' | 'quiet';
}

/** The icon and colour beside the word of a standing. */
export const standingMarks: Readonly<Record<Standing, Mark>> = {
  open: { Icon: ClockCircleOutlined, tone: 'action' },
  due: { Icon: HourglassOutlined, tone: 'soon' },
  waiting: { Icon: HourglassOutlined, tone: 'soon' },
  overdue: { Icon: ExclamationCircleOutlined, tone: 'maple' },
  lasting: { Icon: CheckCircleOutlined, tone: 'kept' },
  broken: { Icon: ExclamationCircleOutlined, tone: 'maple' },
  fulfilled: { Icon: CheckCircleOutlined, tone: 'kept' },
  replaced: { Icon: MinusCircleOutlined, tone: 'quiet' },
  ended: { Icon: StopOutlined, tone: 'quiet' },
};

/** The same beside the state of an instalment. */
export const lineMarks: Readonly<Record<Line['state'], Mark>> = {
  open: { Icon: ClockCircleOutlined, tone: 'quiet' },
  partly: { Icon: HourglassOutlined, tone: 'soon' },
  due: { Icon: HourglassOutlined, tone: 'soon' },
  overdue: { Icon: ExclamationCircleOutlined, tone: 'maple' },
  paid: { Icon: CheckCircleOutlined, tone: 'kept' },
  early: { Icon: CheckCircleOutlined, tone: 'kept' },
};
