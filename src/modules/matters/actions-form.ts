import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import type { Words } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import { listCategories, listResidentKinds } from '../categories/api.ts';
import { findUnit, topUnitIds } from '../people/api.ts';
import { bounds, findPlaceByCode } from '../places/api.ts';
import { categoryOr, responsibleFor } from './actions-intake.ts';
import type { reporterDoors } from './contract-reporter.ts';
import { emergencyNumbers, soundsLikeDistress, soundsLikeEmergency } from './distress.ts';
import { mayInGeneral } from './policy.ts';
import { routeFor } from './routing.ts';
import type { ShareLevel } from './words.ts';

/** What the resident's form needs before it asks its first question. */
export async function form(ctx: Context, input: ParsedOf<typeof reporterDoors.form>) {
  ctx.permit(mayInGeneral, undefined);
  const categories = await listCategories(ctx);
  const place = input.place ? await findPlaceByCode(ctx.tx, input.place, dayOf(ctx.now)) : undefined;
  const [root] = await topUnitIds(ctx.tx);
  const county = root === undefined ? undefined : await findUnit(ctx.tx, root);
  return {
    categories: categories.map(({ code, parent_code, zh, en, emergency }) => ({
      code,
      parentCode: parent_code,
      zh,
      en,
      emergency,
    })),
    kinds: await listResidentKinds(ctx),
    emergencies: [...emergencyNumbers],
    place: place ? { code: place.code, name: place.name, address: place.address } : null,
    phone: county?.phone ?? '110',
    county: { zh: county?.name ?? '枫桥', en: county?.name ?? 'Maplebridge' },
    bounds: await bounds(ctx.tx),
    demo: ctx.settings.demo,
    loading: county === undefined,
  };
}

const toldToDepartment = {
  minimum: {
    zh: '只看到标题、地点和请他们做的那一部分，看不到您的姓名、电话和原话',
    en: 'The title, the place and the part they are asked to do; not your name, phone or words',
  },
  words: {
    zh: '标题、地点、您写的原话和遮挡后的照片，看不到您的姓名和电话',
    en: 'The title, the place, your words and photos with people blacked out; not your name or phone',
  },
  contact: {
    zh: '标题、地点、您写的原话、遮挡后的照片，以及您的称呼和电话',
    en: 'The title, the place, your words, photos with people blacked out, and your name and phone',
  },
} as const satisfies Record<ShareLevel, Words>;

/** 谁会看到什么: answered before anything is sent; nothing of it is kept. */
export async function preview(ctx: Context, input: ParsedOf<typeof reporterDoors.preview>) {
  ctx.permit(mayInGeneral, undefined);
  const { located, unitId: found } = await responsibleFor(ctx, input);
  const category = await categoryOr(ctx, input.category);
  const route = await routeFor(ctx, {
    category,
    gridId: located?.gridId ?? null,
    channel: input.placeCode ? 'qr' : 'resident-page',
    watch: soundsLikeDistress(input.what),
    at: ctx.now,
  });
  const unitId = route?.unitId ?? found;
  const unit = await findUnit(ctx.tx, unitId);
  const station = unit?.name ?? '';
  const identified = Boolean(input.phone) || Boolean(input.name);
  return {
    unitName: station,
    gridName: located?.gridName ?? null,
    gridCertain: located?.certain ?? false,
    sees: [
      {
        who: { zh: `${station}的受理与办理人员`, en: `Colleagues at ${station} who accept and handle` },
        what: identified
          ? {
              zh: '您写的内容、地点、照片，以及您留下的姓名和电话',
              en: 'What you wrote, the place, photos, and the name and phone you left',
            }
          : {
              zh: '您写的内容、地点和照片；您没有留姓名电话',
              en: 'What you wrote, the place and photos; you left no name or phone',
            },
      },
      ...(category.own && !route?.partnerId
        ? []
        : [
            {
              who: { zh: '受邀协办的部门（由派出所牵头）', en: 'A department asked to help, led by the station' },
              what: toldToDepartment[input.shares],
            },
          ]),
      {
        who: { zh: '回访人员和督查人员', en: 'Those who visit you afterwards, and supervisors' },
        what: {
          zh: '办理过程和结果；每次打开都有记录，您可以查看',
          en: 'What was done; every time it is opened is logged, and you can see it',
        },
      },
    ],
    neverSees: [
      { zh: '邻居、被反映的人、其他居民', en: 'Neighbours, whoever it is about, other residents' },
      { zh: '与这件事无关的单位', en: 'Units that have nothing to do with it' },
    ],
    emergency: category.emergency || soundsLikeEmergency(input.what),
    selfHarm: soundsLikeDistress(input.what),
    workingDays: category.working_days,
  };
}
