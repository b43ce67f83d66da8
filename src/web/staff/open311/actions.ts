import type { Words } from '../../../kit/words.ts';

const known: Readonly<Record<string, Words>> = {
  'open311.report': { zh: '提交反映', en: 'Report' },
  'open311.update': { zh: '补充情况', en: 'Add to a report' },
  'open311.token': { zh: '令牌换编号', en: 'Id from a token' },
  'open311.requests': { zh: '查询列表', en: 'List' },
  'open311.request': { zh: '查询一件', en: 'One request' },
  'open311.updates': { zh: '查询进展', en: 'Updates' },
  'open311.services': { zh: '服务清单', en: 'Service list' },
  'open311.service': { zh: '服务的附加项', en: 'Service definition' },
  'open311.discover': { zh: '服务发现', en: 'Discovery' },
};

/** What a programme wanted, in words. */
export function actionWords(action: string): Words {
  return known[action] ?? { zh: action, en: action };
}
