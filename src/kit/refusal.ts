/**
 * Every refusal a door can answer with: one table of code → HTTP status, words in Chinese and English.
 * A code is a word that programs may rely on; the sentence says what to do.
 */
export const refusals = {
  'input.invalid': {
    status: 400,
    zh: '填写的内容有误，请按提示修改后再提交',
    en: 'Some fields need attention: correct them and send again',
  },
  'input.too-large': { status: 413, zh: '内容太大，请缩小后再提交', en: 'Too large: make it smaller and send again' },
  'request.id-missing': {
    status: 400,
    zh: '缺少请求编号（Idempotency-Key）',
    en: 'The Idempotency-Key header (a UUID) is missing',
  },
  'request.id-reused': {
    status: 409,
    zh: '这个请求编号已被用于另一次提交，请刷新后重试',
    en: 'This request id was used for another request: reload and try again',
  },
  'request.foreign': {
    status: 403,
    zh: '请求来自其他网站，已拒绝',
    en: 'The request came from another site and was refused',
  },
  'rate.limited': { status: 429, zh: '操作太频繁，请稍后再试', en: 'Too many tries: wait a little and try again' },
  'sign-in.required': { status: 401, zh: '请先登录', en: 'Please sign in first' },
  'sign-in.failed': {
    status: 401,
    zh: '警号、密码或动态码不正确',
    en: 'Badge number, password or one-time code is wrong',
  },
  'receipt.failed': {
    status: 401,
    zh: '查询码或后四位不正确，请核对回执',
    en: 'Receipt code or last four digits are wrong: check your receipt',
  },
  'not-found': { status: 404, zh: '没有找到，或您无权查看', en: 'Not found, or not visible to you' },
  'not-allowed': { status: 403, zh: '您没有办理这一步的权限', en: 'This is not yours to do' },
  'step.not-now': {
    status: 409,
    zh: '当前状态不能办理这一步，请刷新后查看',
    en: 'This step is not possible in the present state: reload and look again',
  },
  'step.same-person': {
    status: 409,
    zh: '回访须由办结人以外的同事进行',
    en: 'The visit afterwards must be made by somebody else than whoever closed it',
  },
  'step.answer-missing': { status: 409, zh: '办结前必须先答复反映人', en: 'Answer the reporter before closing' },
  'step.evidence-missing': {
    status: 409,
    zh: '办结前须补齐该类别要求的材料',
    en: 'The evidence that this category demands is missing',
  },
  'step.parts-open': {
    status: 409,
    zh: '还有协办单位没有办完，请先催办或收回',
    en: 'A helping unit has not finished: wait for it or take its part back',
  },
  'step.too-late': {
    status: 409,
    zh: '已过可以提出的期限，请作为新事项反映',
    en: 'The time for this is over: please report it anew',
  },
  'step.contest-open': {
    status: 409,
    zh: '反映人还在可以提出异议的期限内，确认解决或期满后再归档',
    en: 'The reporter may still say that it is not solved: archive when the days are over or the reporter confirmed',
  },
  'version.conflict': {
    status: 409,
    zh: '别人刚刚修改过，请刷新后再试，您填写的内容不会丢失',
    en: 'Somebody changed it meanwhile: reload and try again, what you typed is kept',
  },
  'already.exists': { status: 409, zh: '已经存在，不能重复', en: 'It exists already' },
  'already.used': {
    status: 409,
    zh: '有其他记录正在使用，不能删除',
    en: 'Other records use it, so it cannot be removed',
  },
  'time.overlap': { status: 409, zh: '与已有的时间段重叠', en: 'The period overlaps with another one' },
  'file.kind': { status: 415, zh: '只能上传照片、PDF 或录音', en: 'Only photos, PDF and audio can be sent' },
  'file.too-large': {
    status: 413,
    zh: '文件太大，请压缩后再上传',
    en: 'The file is too large: make it smaller and send again',
  },
  'file.broken': {
    status: 422,
    zh: '文件已损坏，无法读取，请重新拍摄或导出',
    en: 'The file is damaged: take or export it again',
  },
  'file.active': {
    status: 422,
    zh: '文件里含有可执行内容，不能上传',
    en: 'The file holds active content and cannot be taken',
  },
  'file.heic': {
    status: 415,
    zh: '这张 HEIC 照片读不出来，请在手机里改存为 JPEG 再上传',
    en: 'This HEIC photo cannot be read: save it as JPEG and send again',
  },
  'file.no-photo': { status: 409, zh: '只有照片可以遮挡', en: 'Only photos can be blacked out' },
  'file.locked': {
    status: 422,
    zh: 'PDF 设有密码，请去掉密码后再上传',
    en: 'The PDF is locked: remove its password and send again',
  },
  'import.columns': {
    status: 400,
    zh: '表头不认识，请按模板核对各列',
    en: 'The columns are not known: compare them with the template',
  },
  'import.undone': { status: 409, zh: '这次导入已经撤销过', en: 'This import was already undone' },
  'import.too-old': {
    status: 409,
    zh: '这次导入已超过 90 天，撤销所需的原记录已删去',
    en: 'This import is older than 90 days: what its undo needs was removed',
  },
  'import.in-use': {
    status: 409,
    zh: '导入的记录已被使用，不能撤销',
    en: 'Records of this import are in use, it cannot be undone',
  },
  'setup.loading': { status: 503, zh: '演示数据正在装载，请稍候', en: 'The demo is still loading: wait a moment' },
} as const;

export type RefusalCode = keyof typeof refusals;

/** One field that was refused: where it is in the input, and why, in both languages. */
export interface FieldProblem {
  readonly path: string;
  readonly zh: string;
  readonly en: string;
}

/** A lawful "no". Thrown by the shell only; rules return it as a value. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly fields: readonly FieldProblem[];
  constructor(code: RefusalCode, fields: readonly FieldProblem[] = []) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.fields = fields;
  }
}
