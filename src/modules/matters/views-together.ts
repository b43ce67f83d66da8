import type { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import type { TogetherView } from './contract-together-shapes.ts';
import { mayToMatter } from './policy.ts';
import { isOver, stepsFrom } from './rules.ts';
import type { NamedMatter } from './store-names.ts';
import type { Page } from './store-page.ts';
import type { WholeMatter } from './store-read.ts';
import { subjectOf } from './subject.ts';
import { resultSentence } from './words-together.ts';

type Together = z.input<typeof TogetherView>;

/** What a helping unit sees of it. */
export const nothingTogether: Together = { into: null, members: [], splitFrom: null, splits: [], card: null, can: [] };

/** What hangs together with a matter: what it was merged into or took in, what was split, its public card. */
export function describeTogether(
  ctx: Context,
  whole: WholeMatter,
  { members, splitIds, card }: Page,
  named: ReadonlyMap<string, NamedMatter>,
): Together {
  const { matter } = whole;
  return {
    into: named.get(matter.merged_into ?? '') ?? null,
    members: members.map((member) => ({
      id: member.id,
      number: member.number,
      title: member.title,
      what: member.what,
      where: member.where_text,
      channel: member.channel,
      reportedAt: member.reported_at.toISOString(),
    })),
    splitFrom: named.get(matter.split_from ?? '') ?? null,
    splits: splitIds.flatMap((id) => named.get(id) ?? []),
    card: card
      ? {
          code: card.code,
          title: card.title,
          body: card.body,
          result: card.result,
          isShown: card.ended_at === null,
          followers: card.followers,
          photoId: card.photo_id,
        }
      : null,
    can: actsOf(ctx, whole, card !== undefined && card.ended_at === null),
  };
}

function actsOf(ctx: Context, whole: WholeMatter, isPublic: boolean): Together['can'] {
  const { state } = whole.matter;
  const subject = subjectOf(whole);
  const allows = (action: keyof typeof mayToMatter) => mayToMatter[action](ctx.who, subject) === 'allowed';
  const possible = stepsFrom(state);
  return [
    ...(possible.includes('merge') && allows('matter.merge') ? (['merge'] as const) : []),
    ...(possible.includes('unmerge') && allows('matter.unmerge') ? (['unmerge'] as const) : []),
    ...(possible.includes('merge') && allows('matter.split') ? (['split'] as const) : []),
    ...(!isOver(state) && !whole.matter.watch && allows('matter.publish') ? (['publish'] as const) : []),
    ...(isPublic && allows('matter.unpublish') ? (['unpublish'] as const) : []),
  ];
}

/** The counted result in a sentence. */
export function resultSaidOf({ matter, category }: WholeMatter): { zh: string; en: string } | null {
  return matter.result === null ? null : resultSentence(matter.result, category.result_fields);
}
