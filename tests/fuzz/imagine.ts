import type { Dice } from './dice.ts';

/** What we read of a JSON schema. */
export interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Shape | boolean;
  readonly prefixItems?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly propertyNames?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
}

/** What an imagined value has to go by. */
export interface World {
  readonly dice: Dice;
  /** An id that there is, likely of the kind that the field's name asks for. */
  readonly idFor: (field: string) => string;
  /** A word that is in use under this name. */
  readonly wordFor: (field: string) => string | undefined;
  readonly now: Date;
}

/** A value that looks as the schema wants it. `field` is the name it stands under. */
export function imagine(shape: Shape, field: string, world: World): unknown {
  const { dice } = world;
  const ways = shape.anyOf ?? shape.oneOf;
  if (ways) return imagine(dice.pick(ways), field, world);
  if (shape.allOf) return Object.assign({}, ...shape.allOf.map((part) => imagine(part, field, world)));
  if ('const' in shape) return shape.const;
  if (shape.enum) return dice.pick(shape.enum);
  switch (shape.type) {
    case 'string':
      return imagineText(shape, field, world);
    case 'integer':
    case 'number':
      return field === 'version' && dice.chance(0.8) ? 1 : imagineNumber(shape, dice);
    case 'boolean':
      return dice.chance(0.5);
    case 'null':
      return null;
    case 'array':
      return imagineList(shape, field, world);
    case 'object':
      return imagineObject(shape, field, world);
    default:
      return dice.pick(['x', 1, null, {}, []]);
  }
}

function imagineList(shape: Shape, field: string, world: World): unknown[] {
  if (shape.prefixItems) return shape.prefixItems.map((item) => imagine(item, field, world));
  const items = typeof shape.items === 'object' ? shape.items : {};
  const least = shape.minItems ?? 0;
  const count = Math.min(least + world.dice.below(3), shape.maxItems ?? 3);
  return Array.from({ length: count }, () => imagine(items, field.replace(/s$/, ''), world));
}

function imagineObject(shape: Shape, field: string, world: World): Record<string, unknown> {
  const required = new Set(shape.required);
  const made: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(shape.properties ?? {})) {
    if (required.has(name) || world.dice.chance(0.4)) made[name] = imagine(inner, name, world);
  }
  if (typeof shape.additionalProperties === 'object' && world.dice.chance(0.6)) {
    const key = String(imagine(shape.propertyNames ?? { type: 'string', maxLength: 8 }, 'key', world));
    made[key] = imagine(shape.additionalProperties, field, world);
  }
  return made;
}

function imagineNumber({ type, minimum, maximum }: Shape, dice: Dice): number {
  const least = Math.max(minimum ?? 0, -1000);
  const most = Math.min(maximum ?? 200, 1_000_000);
  const given = dice.pick([least, Math.min(1, most), Math.min(least + 1, most), least + dice.next() * (most - least)]);
  return type === 'integer' ? Math.round(given) : given;
}

const day = 86_400_000;
const samples: readonly string[] = [
  '1',
  '0',
  '12',
  '1234',
  '000000',
  '123456',
  '12:30',
  '08:00',
  '2026-11-22',
  '2026-11',
  '19900005678',
  '0475-5550110',
  'partners',
  'people',
  'matter.closed',
  'matter.*',
  'street',
  'other',
  'handle',
  'abc',
  'FQ-7K3M-9PQX4',
  'https://hooks.example/',
  'a@b.example',
  'A1',
  'a'.repeat(43),
  '0'.repeat(64),
];
const sentences = [
  '楼道里堆了很多纸箱，走不过去。',
  '金桐小区3号楼',
  '已到现场查看，约定明天清理',
  '张三',
  '按规定办理',
  'Noise at night',
  '19900001234',
  '未解决',
];

function imagineText(shape: Shape, field: string, { dice, idFor, wordFor, now }: World): string {
  const near = new Date(now.getTime() + (dice.below(40) - 20) * day);
  if (shape.format === 'uuid') return idFor(field);
  if (shape.format === 'date') return near.toISOString().slice(0, 10);
  if (shape.format === 'date-time') return near.toISOString();
  if (shape.format === 'email') return 'a@b.example';
  if (shape.format === 'uri' || field === 'url') return 'https://hooks.example/';
  const known = dice.chance(0.7) ? wordFor(field) : undefined;
  if (known !== undefined) return known.slice(0, shape.maxLength ?? 200);
  if (shape.pattern !== undefined) {
    const pattern = new RegExp(shape.pattern, 'u');
    const fitting = samples.filter((sample) => pattern.test(sample));
    return fitting.length > 0 ? dice.pick(fitting) : dice.pick(samples);
  }
  const least = shape.minLength ?? 0;
  const text = dice.pick(/phone|tail|code|badge|register|scope|kind|url/i.test(field) ? samples : sentences);
  return text.padEnd(least, '。').slice(0, shape.maxLength ?? 200);
}
