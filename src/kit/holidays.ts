import type { HolidayTable } from './calendar.ts';
import table from './holidays.json' with { type: 'json' };

/** The holiday table that a new installation starts from: the State Council's notices for 2024, 2025 and 2026. */
export const seedHolidays: HolidayTable = table;
