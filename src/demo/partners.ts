import list from '../../demo/partners.json' with { type: 'json' };
import type { PartnerKind } from '../modules/partners/words.ts';
import type { Era } from './era.ts';
import { addTo, at } from './lists.ts';
import { inventMobile, inventName, officePhone } from './names.ts';
import type { Random } from './random.ts';
import type { PartnerRow } from './rows.ts';

export interface Partners {
  rows: PartnerRow[];
  /** Who helps with a category. */
  forCategory: Map<string, PartnerRow[]>;
}

type Entry = [name: string, kind: PartnerKind, categories: string, alias: string];

/** 78 联动单位, each with a liaison and a deputy; the remit names its kinds of matters by their Chinese names. */
export function makePartners(random: Random, era: Era, categoryName: (code: string) => string): Partners {
  const forCategory = new Map<string, PartnerRow[]>();
  const rows = (list as Entry[]).map(([name, kind, categories, alias], i) => {
    const codes = categories.split(' ');
    const row: PartnerRow = {
      id: random.id(era.madeAt),
      code: `LD${String(i + 1).padStart(3, '0')}`,
      name,
      aliases: alias ? [alias] : [],
      kind,
      remit: codes.map(categoryName).join('、'),
      liaison_name: inventName(random),
      liaison_phone: inventMobile(random),
      deputy_name: inventName(random),
      deputy_phone: inventMobile(random),
      phone: officePhone(1000 + i),
      ended_on: null,
    };
    for (const code of codes) addTo(forCategory, code, row);
    return row;
  });
  if (rows.length === 0) throw new RangeError('no partners');
  return { rows, forCategory };
}

/** The partner of a category that is likeliest near a station: townships and streets by their area, else any. */
export function partnerFor(
  { forCategory }: Partners,
  category: string,
  area: string,
  random: Random,
): PartnerRow | undefined {
  const candidates = forCategory.get(category);
  if (!candidates) return undefined;
  const local = candidates.filter(({ kind, name }) => kind !== 'township' || name.startsWith(area));
  return local.length > 0 ? random.pick(local) : at(candidates, 0);
}
