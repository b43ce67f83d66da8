/**
 * What goes out, by code. A phone lies on a table where others read it: no text says what a matter is about, how it was
 * decided or who is concerned. With a code of 12 and a link of 32 characters and the date as people write it (12月31日,
 * 31 December) each fits one SMS with its signature: 70 Chinese characters, or 160 of the GSM alphabet.
 */
const templates = {
  'matter.received': {
    zh: '【枫桥】您反映的事已收到，编号{code}，查看进展：{link}',
    en: 'Maplebridge: We have received what you brought to us. Number {code}. Follow it: {link}',
  },
  'matter.answered': {
    zh: '【枫桥】您反映的事有了新进展，编号{code}，查看：{link}',
    en: 'Maplebridge: There is news on what you brought to us. Number {code}. See: {link}',
  },
  'matter.asked-solved': {
    zh: '【枫桥】您反映的事解决了吗？编号{code}，请告诉我们：{link}',
    en: 'Maplebridge: Is what you brought to us solved? Number {code}. Please tell us: {link}',
  },
  'matter.asked-opinion': {
    zh: '【枫桥】编号{code}结果满意吗？回1好2一般3不好，或打开：{link}',
    en: 'Maplebridge: Number {code}: are you content? Reply 1 good, 2 fair, 3 poor, or open: {link}',
  },
  'matter.reopened': {
    zh: '【枫桥】您反映的事已重新办理，编号{code}，查看：{link}',
    en: 'Maplebridge: We have taken up again what you brought to us. Number {code}. See: {link}',
  },
  'matter.not-accepted': {
    zh: '【枫桥】您反映的事有了答复和说明，编号{code}，查看：{link}',
    en: 'Maplebridge: There is an answer with reasons to what you brought to us. Number {code}. See: {link}',
  },
  'matter.promise-changed': {
    zh: '【枫桥】您反映的事答复日改为{date}，编号{code}：{link}',
    en: 'Maplebridge: We now promise you an answer by {date}. Number {code}. Why: {link}',
  },
  'matter.revisit-planned': {
    zh: '【枫桥】您反映的事我们将回访，编号{code}，查看：{link}',
    en: 'Maplebridge: We will call on you about what you brought to us. Number {code}. See: {link}',
  },
  'mediation.invited': {
    zh: '【枫桥】有一件事想请您商量，编号{code}，请打开：{link}',
    en: 'Maplebridge: We would like to talk something over with you. Number {code}. Open: {link}',
  },
  'mediation.news': {
    zh: '【枫桥】您参加商量的事有新进展，编号{code}，查看：{link}',
    en: 'Maplebridge: There is news on what you are talking over with us. Number {code}. See: {link}',
  },
  'mediation.times': {
    zh: '【枫桥】{code}选时间回数字：{times}，0都不行',
    en: 'Maplebridge {code}: choose a time, reply with its number: {times}, 0 none',
  },
  'mediation.sitting': {
    zh: '【枫桥】时间定在{time}，编号{code}，详情：{link}',
    en: 'Maplebridge: The time is set: {time}. Number {code}. Where and what to bring: {link}',
  },
  'mediation.sitting-off': {
    zh: '【枫桥】{time}的安排取消，编号{code}：{link}',
    en: 'Maplebridge: {time} is off. Number {code}. See: {link}',
  },
  'fulfilment.reminder': {
    zh: '【枫桥】您记下的一个日子快到了，编号{code}，查看：{link}',
    en: 'Maplebridge: A date you noted is near. Number {code}. See: {link}',
  },
  'fulfilment.urged': {
    zh: '【枫桥】您记下的一个日子已经过了，编号{code}，请打开：{link}',
    en: 'Maplebridge: A date you noted has passed. Number {code}. Please open: {link}',
  },
  'staff.mediation-news': {
    zh: '【枫桥】您负责的一件事有新情况，请登录查看：{link}',
    en: 'Maplebridge: There is news of something in your hands. Sign in: {link}',
  },
  'partner.asked': {
    zh: '【枫桥】有一件事请您单位协助，请打开：{link}',
    en: 'Maplebridge: Your unit is asked to help with something. Please open: {link}',
  },
  'partner.reminded': {
    zh: '【枫桥】请您单位协助的事已到期，请打开：{link}',
    en: 'Maplebridge: What your unit was asked to help with is due. Please open: {link}',
  },
  'staff.arbitrate': {
    zh: '【枫桥】有一件两家单位说不拢的事等您裁定，请登录查看：{link}',
    en: 'Maplebridge: Two units do not agree whose task it is and you decide. Sign in: {link}',
  },
  'staff.part-news': {
    zh: '【枫桥】您请其他单位协办的事有新情况，请登录查看：{link}',
    en: 'Maplebridge: There is news of a part that you asked another unit to do. Sign in: {link}',
  },
  'privacy.glass-broken': {
    zh: '【枫桥】因紧急情况，您反映的事被查看，编号{code}，详情：{link}',
    en: 'Maplebridge: What you brought to us was opened in an emergency. Number {code}. See: {link}',
  },
  'privacy.unsealed': {
    zh: '【枫桥】经两人批准，您的身份信息被查看，编号{code}：{link}',
    en: 'Maplebridge: Two colleagues agreed to see who you are. Number {code}. See: {link}',
  },
  'privacy.decided': {
    zh: '【枫桥】您的个人信息请求有了答复，编号{code}，查看：{link}',
    en: 'Maplebridge: Your request about personal data was answered. Number {code}. See: {link}',
  },
  'phone.code': {
    zh: '【枫桥】验证码{code}，5分钟内有效。工作人员不会向您要，请勿告诉他人',
    en: 'Maplebridge: Your code is {code}, good for 5 minutes. We never ask for it: tell nobody',
  },
  'staff.assigned': {
    zh: '【枫桥】有一件事项交给您办理，请登录查看：{link}',
    en: 'Maplebridge: A matter has been given to you. Sign in: {link}',
  },
  'staff.reminded': {
    zh: '【枫桥】有一件事项的时限快到了，请登录查看：{link}',
    en: 'Maplebridge: The time for a matter is running out. Sign in: {link}',
  },
  'staff.urged': {
    zh: '【枫桥】有一件事项需要督促办理，请登录查看并知悉：{link}',
    en: 'Maplebridge: A matter needs urging. Sign in and acknowledge: {link}',
  },
  'staff.ratings': {
    zh: '【枫桥】上周有评价可以申诉，请登录查看：{link}',
    en: 'Maplebridge: Ratings of last week can be objected to. Sign in: {link}',
  },
  'staff.mediators': {
    zh: '【枫桥】有一份名册里的任期或培训到期，请登录查看：{link}',
    en: 'Maplebridge: A term or a training on one of your registers is due. Sign in: {link}',
  },
  'search.found': {
    zh: '【枫桥】您参加的一次寻找有了结果，请登录查看：{link}',
    en: 'Maplebridge: A search that you take part in has a result. Sign in: {link}',
  },
  'staff.sign-in-changed': {
    zh: '【枫桥】您的登录方式有变化。不是您办理或要求的，请马上告诉负责人：{link}',
    en: 'Maplebridge: How you sign in was changed. If that was not your wish, tell your chief at once: {link}',
  },
  'staff.urgent': {
    zh: '【枫桥】紧急：有一件事项需要您立即查看，请登录：{link}',
    en: 'Maplebridge: URGENT. A matter needs you at once. Sign in: {link}',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

/** The code of a template. */
export type TemplateCode = keyof typeof templates;

/** Every template code, for a test or a page that shows them all. */
export const templateCodes = Object.keys(templates).filter(isTemplateCode);

/** Whether a stored word is the code of a template. */
export function isTemplateCode(code: string): code is TemplateCode {
  return Object.hasOwn(templates, code);
}

const placeholder = /\{([a-z]+)\}/g;
/** A value must not begin a new line or bring a second signature, so that nobody can write in our name. */
const unsafeValue = /[\p{Cc}\p{Zl}\p{Zp}【】{}]/u;

/**
 * The text of a template with its placeholders filled in. Throws when a placeholder is missing, one is not in the
 * template, or a value is empty or holds line breaks, braces or 【】.
 */
export function renderTemplate(code: TemplateCode, language: 'zh' | 'en', parameters: Record<string, string>): string {
  const pattern: string = templates[code][language];
  const wanted = new Set([...pattern.matchAll(placeholder)].map(([, name]) => name));
  const unknown = Object.keys(parameters).filter((name) => !wanted.has(name));
  if (unknown.length > 0) throw new Error(`template ${code} has no placeholder ${unknown.join(', ')}`);
  return pattern.replaceAll(placeholder, (_, name: string) => {
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (value === undefined || value === '') throw new Error(`template ${code} needs ${name}`);
    if (unsafeValue.test(value)) throw new Error(`template ${code} cannot take this ${name}`);
    return value;
  });
}
