import { missingYearsAhead } from '../../kit/calendar.ts';
import type { Words } from '../../kit/words.ts';
import type { Db } from '../../platform/database.ts';
import { holidaysNow, readBook } from './book.ts';

/** What administrators must hear loudly: no package knows next year's holidays before the State Council's notice is out. */
export async function clockWarnings(tx: Db, now: Date): Promise<Words[]> {
  const { years } = holidaysNow(await readBook(tx));
  return missingYearsAhead(now, { version: '', years }).map((year) => ({
    zh: `${year} 年的放假安排尚未录入，涉及该年的承诺日期只按周末推算。请在“系统 · 时限与督办”录入`,
    en: `The holiday table has no year ${year}: promised dates in that year know weekends only. Enter it under System, limits`,
  }));
}
