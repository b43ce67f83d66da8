/** Refusals of the platform itself: requests, sign-in, files, imports. */
export const platformRefusals = {
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
  'sign-in.begin-again': {
    status: 409,
    zh: '时间太久，或这一步已经用过，请重新开始',
    en: 'It took too long, or this step was used already: please begin again',
  },
  'password.first': {
    status: 403,
    zh: '这是别人给您的初始密码：请先换成自己的密码，再继续',
    en: 'This password was given to you: replace it by one of your own first, then go on',
  },
  'password.ended': {
    status: 401,
    zh: '初始密码 72 小时内没有使用，已失效，请系统管理员重新生成',
    en: 'The first password was not used within 72 hours and has ended: ask the administrator for a new one',
  },
  'passkey.failed': {
    status: 401,
    zh: '通行密钥没有通过验证，请重试，或改用密码和动态码登录',
    en: 'The passkey was not accepted: try again, or sign in with password and code',
  },
  'passkey.unknown': {
    status: 401,
    zh: '这把通行密钥没有登记或已删除，请改用密码和动态码登录，再到「账号与登录」里添加',
    en: 'This passkey is not registered here, or was removed: sign in with password and code, then add it under Account',
  },
  'passkey.too-many': {
    status: 409,
    zh: '已有 10 把通行密钥，请先删除不用的',
    en: 'There are 10 passkeys already: remove one that you do not use first',
  },
  'enrolment.failed': {
    status: 401,
    zh: '警号、密码或登记码不正确，或登记码已过 24 小时、已用过，请核对，或请系统管理员重新生成',
    en: 'Badge number, password or enrolment code is wrong, or the code is used or older than 24 hours: check them, or ask the administrator for another',
  },
  'single.off': {
    status: 404,
    zh: '本系统没有开通单位统一登录，请用警号和密码登录',
    en: 'Single sign-on is not set up here: sign in with badge number and password',
  },
  'single.unreachable': {
    status: 503,
    zh: '单位统一登录暂时连不上，请稍后再试，或用警号、密码和动态码登录',
    en: 'The single sign-on cannot be reached: try again later, or sign in with badge number, password and code',
  },
  'single.failed': {
    status: 401,
    zh: '单位统一登录没有完成，请重新登录；一直这样，请告诉系统管理员',
    en: 'The single sign-on was not completed: sign in again; if it stays like this, tell the administrator',
  },
  'single.unknown': {
    status: 403,
    zh: '单位统一登录认得您，但这里没有您的账号或账号已停用，请找系统管理员开通',
    en: 'The single sign-on knows you, but you have no active account here: ask the administrator for one',
  },
  'receipt.failed': {
    status: 401,
    zh: '查询码或后四位不正确，请核对回执',
    en: 'Receipt code or last four digits are wrong: check your receipt',
  },
  'link.failed': {
    status: 401,
    zh: '链接不对、已过期或已收回，请联系发给您链接的单位',
    en: 'The link is wrong, over or was taken back: ask the unit that sent it',
  },
  'not-found': { status: 404, zh: '没有找到，或您无权查看', en: 'Not found, or not visible to you' },
  'not-allowed': { status: 403, zh: '您没有办理这一步的权限', en: 'This is not yours to do' },
  'version.conflict': {
    status: 409,
    zh: '别人刚刚修改过：请看过最新情况再提交，您填写的内容都在',
    en: 'Somebody changed it meanwhile: look at it as it is now, then send again. What you typed is kept',
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
  'file.infected': {
    status: 422,
    zh: '文件没有通过病毒扫描，不能上传',
    en: 'The virus scanner refused this file: it cannot be taken',
  },
  'file.unscanned': {
    status: 503,
    zh: '病毒扫描暂时不可用，文件没有收下，请过几分钟再上传',
    en: 'The virus scanner is away: the file was not taken, send it again in a few minutes',
  },
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
