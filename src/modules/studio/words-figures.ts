import type { Words } from '../../kit/words.ts';

/** 指标与口径: every figure with what it counts, in one sentence that stands beside it. */
export const figureWords = {
  opened: {
    name: { zh: '受理申请', en: 'Opened' },
    means: {
      zh: '这段时间提出的调解件数，含后来不予受理的。',
      en: 'Mediations proposed in the period, those not accepted later included.',
    },
  },
  concluded: {
    name: { zh: '已有结果', en: 'Concluded' },
    means: {
      zh: '这段时间达成协议、未达成、或受理后由当事人终止的件数；重新调解的，以最后一次结果为准。',
      en: 'Mediations that ended in the period: agreed, not agreed, or stopped by a side after acceptance; of a reopened one the last end counts.',
    },
  },
  success: {
    name: { zh: '调解成功率', en: 'Success' },
    means: {
      zh: '达成 ÷（达成＋未达成），只算这段时间有结果的；不予受理的不算在内。旁边是 95% 置信区间。',
      en: 'Agreed ÷ (agreed + not agreed) of those concluded in the period; those not accepted are in neither. Beside it the 95 % interval.',
    },
  },
  kept: {
    name: { zh: '协议履行率', en: 'Agreements kept' },
    means: {
      zh: '这段时间达成的协议中：已履行完毕 ÷（已履行完毕＋达成后又重新调解）；还在履行的不算。',
      en: 'Of agreements reached in the period: performed ÷ (performed + taken up again after agreement); those still being performed are in neither.',
    },
  },
  content: {
    name: { zh: '当事人满意', en: 'Parties content' },
    means: {
      zh: '满意 ÷ 作出评价的当事人；没有回应的和不愿评价的另外计数，不推算。少于 5 人不显示。',
      en: 'Content ÷ parties who rated; who was silent or would rather not say is counted apart and never worked out. Fewer than five are not shown.',
    },
  },
  repeat: {
    name: { zh: '90 天内反复', en: 'Back within 90 days' },
    means: {
      zh: '这段时间首次达成且已满 90 天的协议中，90 天内重新调解或同样两方又有新纠纷的比例。',
      en: 'Of first agreements reached in the period at least 90 days ago: the share that was reopened, or whose two sides had another dispute, within 90 days.',
    },
  },
  growth: {
    name: { zh: '同比', en: 'Against the year before' },
    means: {
      zh: '与上一年同样的起止日期相比；还没过完的时段，只比到今天。上一年为 0 时不计算。',
      en: 'Against the same days of the year before; a period that is not over is compared up to today. Not worked out where the year before had none.',
    },
  },
  smallCases: {
    name: { zh: '破小案', en: 'Small cases cleared' },
    means: {
      zh: '这段时间办结的盗窃等治安线索和诈骗求助件数，以及其中反映人确认已解决的件数。',
      en: 'Reports of theft and the like and of fraud closed in the period, and how many of them the reporter says are solved.',
    },
  },
  smallMatters: {
    name: { zh: '办小事', en: 'Small matters done' },
    means: {
      zh: '这段时间办结的业务咨询和求助件数，以及其中反映人确认已解决的件数。',
      en: 'Services and calls for help closed in the period, and how many of them the reporter says are solved.',
    },
  },
  smallTroubles: {
    name: { zh: '解小难', en: 'Small troubles settled' },
    means: {
      zh: '这段时间当场调解达成协议的件数。',
      en: 'Mediations on the spot that came to an agreement in the period.',
    },
  },
} as const satisfies Record<string, { readonly name: Words; readonly means: Words }>;

/** What opens behind a figure. */
export const figureRows = {
  opened: figureWords.opened.name,
  concluded: figureWords.concluded.name,
  reached: { zh: '达成', en: 'Agreed' },
  'not-reached': { zh: '未达成', en: 'Not agreed' },
  kept: { zh: '已履行', en: 'Kept' },
  broken: { zh: '达成后重新调解', en: 'Taken up again' },
  repeated: { zh: '90 天内反复', en: 'Back within 90 days' },
  troubles: figureWords.smallTroubles.name,
} as const satisfies Record<string, Words>;
export type FigureRow = keyof typeof figureRows;
