/** A form as plain text, field by field. */
export type Fields<Name extends string = string> = Readonly<Record<Name, string>>;

/** Two people gave one field different values after the same beginning. */
export interface Conflict<Name extends string = string> {
  readonly field: Name;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/** What comes of two versions of a form: fields that fit together, and those that do not. */
export interface Merged<Name extends string = string> {
  /** Every field; of a conflict, theirs. */
  readonly fields: Fields<Name>;
  readonly conflicts: readonly Conflict<Name>[];
}

/**
 * Three-way merge, field by field: a field that only one side changed takes that side's value; a field that both changed to the same value is
 * that value; a field that both changed to different values is a conflict, and nobody's words are lost. All three name the same fields.
 */
export function mergeFields<const Name extends string>(
  base: Fields<Name>,
  mine: Fields<Name>,
  theirs: Fields<Name>,
): Merged<Name> {
  const conflicts: Conflict<Name>[] = [];
  const fields = Object.fromEntries(
    (Object.keys(base) as Name[]).map((field) => {
      const [b, m, t] = [base[field], mine[field], theirs[field]];
      if (m !== b && t !== b && m !== t) conflicts.push({ field, base: b, mine: m, theirs: t });
      return [field, t === b ? m : t];
    }),
  ) as Record<Name, string>;
  return { fields, conflicts };
}

/**
 * The same where fields come and go, such as the rows of a table: a field that one version does not name is empty there, and what is empty
 * afterwards is left out.
 */
export function mergeSheets(base: Fields, mine: Fields, theirs: Fields): Merged {
  const names = [...new Set([base, mine, theirs].flatMap((sheet) => Object.keys(sheet)))].sort();
  const whole = (sheet: Fields) => Object.fromEntries(names.map((name) => [name, sheet[name] ?? '']));
  const { fields, conflicts } = mergeFields(whole(base), whole(mine), whole(theirs));
  return { fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')), conflicts };
}
