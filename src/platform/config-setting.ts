import type { z } from 'zod';

/** One row of the settings' table; `default` is for people to read. */
export interface SettingDescription {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly default: string;
}

/** A setting with how its text is read, and what to write instead of a text that cannot be. */
export interface Setting<T> extends SettingDescription {
  readonly schema: z.ZodType<T, string>;
  readonly fixZh: string;
  readonly fixEn: string;
}

/** Writes a setting down with the exact type that its text is read as. */
export function setting<T>(definition: Setting<T>): Setting<T> {
  return definition;
}
