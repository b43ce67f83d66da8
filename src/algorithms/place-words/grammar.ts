/** What ends the name of a road or another line on the map. */
const roadEnds = [
  ...[
    '路',
    '街',
    '大道',
    '巷',
    '高速',
    '大桥',
    '立交桥',
    '立交',
    '隧道',
    '高架',
    '匝道',
    '号线',
    '国道',
    '省道',
    '高铁',
    '铁路',
    '步行街',
  ],
  ...['胡同', '里弄', '环线', '通道'],
] as const;

/** What ends the name of an estate, an institution, a village or another spot. */
const spotEnds = [
  ...[
    '小区',
    '社区',
    '花园',
    '家园',
    '公寓',
    '公馆',
    '国际城',
    '新城',
    '新村',
    '安置区',
    '广场',
    '市场',
    '菜市场',
    '农贸市场',
    '生鲜市场',
    '批发市场',
    '加油站',
    '商城',
    '大厦',
    '大楼',
  ],
  ...[
    '中学',
    '小学',
    '幼儿园',
    '学校',
    '学院',
    '大学',
    '医院',
    '派出所',
    '公园',
    '车站',
    '地铁站',
    '火车站',
    '高铁站',
    '水库',
    '工业园',
  ],
  ...[
    '产业园',
    '物流园',
    '停车场',
    '集团',
    '公司',
    '酒店',
    '宾馆',
    '饭店',
    '超市',
    '商场',
    '敬老院',
    '养老院',
    '项目',
    '楼盘',
    '国际',
  ],
  ...['苑', '园', '府', '湾', '城', '庭', '郡', '邸', '墅', '村', '庄', '寨', '屯', '岛', '组'],
] as const;

/** Words that end like a name and are none: 道路, 政府, 城市 … */
const commonWords = new Set(
  [
    '道路 马路 公路 铁路 修路 线路 网路 十字路 路路 出路 走路 让路 铺路 过路 一路 半路 沿路 思路 水路 电路 管路 辅路 支路 主路 小路 大路 断头路 行路',
    '上街 逛街 大街 临街 沿街 当街 街街 门面街 高铁 大桥 高速 隧道 小巷 街巷 通道 步行街 消防通道 人行通道 地下通道 安全通道 绿色通道 公共通道',
    '城市 进城 县城 全城 满城 商城 新城 省城 出城 老城 主城 政府 市政府 区政府 县政府 省政府 校园 公园 田园 家园 花园 幼儿园 学园 果园 庄园 游乐园 乐园',
    '农村 乡村 本村 全村 行政村 自然村 山村 城中村 新村 全村 村村 小组 全组 班组 一组 工厂 全厂 厂 站 车站 网站 本站 到站 家庭 法庭 大庭 开庭 工作组 专案组',
    '小学 中学 大学 学院 学校 医院 公司 集团 超市 市场 菜市场 酒店 饭店 宾馆 商场 广场 公寓 楼盘 项目 大厦 大楼 车站 地铁站 火车站 高铁站 公交站 派出所',
    '加油站 收费站 变电站 垃圾站 搅拌站 服务站 中转站 基站 停车场 工业园 产业园 国际 岛 海岛 半岛 中小学 岗位 安置区 别墅 安置 住宅 商住 中心 实验学校 实验小学 实验中学 自来水公司 农贸市场 生鲜市场 物流园 外国语学校 终点站 必经之路 快速路 水泥路 城市道路 水库 敬老院 养老院 社区 小区',
  ].flatMap((line) => line.split(' ')),
);

/** Words before which a name cannot have begun: prepositions, verbs of complaint, pronouns, particles. */
const outside = new Set(
  [
    '在 位于 座落 坐落 坐落于 关于 对于 有关 投诉 反映 反应 咨询 建议 请 请求 请问 恳请 希望 期盼 盼望 呼吁 举报 反对 强烈 求助 解决 再次 要求 询问 质疑 督促 请教 控诉',
    '修 请修 整段 一段 整条 时候 这条 那条 一条 几条 多条 的 地 得 了 着 过 是 有 没有 无 不 不是 我 我们 你 你们 他 他们 她 它 本人 本 该 此 这 这个 那 那个 某 各 每 每个 各个 某个 一个 两个 几个 多个 整个 全 全部 一些 有些 许多 很多',
    '从 到 至 往 去 来 与 和 及 以及 或 跟 同 对 向 由 被 把 将 于 给 让 为 为了 因 因为 由于 按 按照 根据 经 经过 通过 沿 沿着 靠 靠近 离 距 距离 包括 比如 例如 像 如 等 以',
    '附近 旁边 旁 周边 周围 隔壁 对面 门口 楼下 楼上 里面 内 外 中 上 下 前 后 左 右 东 西 南 北 里 处 间 之间 交界 交汇 交叉 路口 口',
    '就 也 都 还 又 才 再 很 太 更 最 已 已经 正 正在 曾 曾经 一直 仍 仍然 依然 却 但 但是 而 而且 并 并且 所以 如果 虽然 然后 现在 目前 今天 昨天 今年 去年 明年 何时 什么 什么时候 为何 为什么 怎么 如何 哪些 哪个 能否 是否 可以 能 能不能',
    '居民 业主 住户 市民 群众 村民 学生 家长 孩子 小孩 物业 开发商 政府 领导 书记 市长 部门 相关 有关部门 小区 社区 住 住在 居住 居住在 买 购买 购房 买房 上 上学 读 就读 建 修建 新建 建设 建成 规划 开通 拆除 扩建 改造 整治 加快 增加 取消 严查 查处 取缔',
    '公办 民办 私立 公立 所有 所谓 其他 其它 另 另外 属于 作为 成为 成立 叫 叫做 名叫 名为 称 进 进入 出 回 回到 走 坐 乘 乘坐 开 开到 路过 途经 经由 到达 前往 希 盼 求 老 违规 违法 非法 强制 严重 长期 多次 无良 黑心 影响 导致 造成 使得 致使 占用 进出 开发 大型 安置 同一 老旧 生活 本来 工程 私自 擅自 配套 普惠性 保障 出入 高层 普通 家 户 名 位 号 栋 单元 楼 层 年 月 日 时 点 分 个 条 所 家 座 第',
  ].flatMap((line) => line.split(' ')),
);

const generic =
  /政府|[局委办]$|法院|检察院|部门|领导|物业|居民|业主|住户|市民|村民|公积金|社保|出租车|公交|轨道|事业单位|人才|教师|退休|附近|周边|旁边|捆绑|销售|施工|扰民|投诉|反映|咨询|建议|问题|规划|建设|改造|开通|拖欠|什么|怎么|何时|希望|拆迁|违规|违法|有限|^关于|[的了在与和至是有及对将被把为于及]|^[\d路街]|[A-Z]\d*[市区]|[A-Za-z\d]$/u;

/** Whether a string that repeats holds a word that names of places do not hold, or is cut off in its middle. */
export function isGeneric(text: string): boolean {
  return generic.test(text);
}

const landforms = new Set([...'湖山岭河江塘桥坪湾洲滩溪冲坡铺口园城苑府郡里村镇路街']);

/** Whether a single character may end a name (梅溪湖), other than by chance (办理退). */
export function mayEndName(character: string): boolean {
  return landforms.has(character);
}

/** What a writer may add to a name or leave out: 丽发新城小区 is 丽发新城. */
const optionalEnds = ['安置小区', '小区', '社区', '楼盘', '项目', '商品房'] as const;

const byLength = (one: string, other: string) => other.length - one.length;
const roads = [...roadEnds].sort(byLength);
const spots = [...spotEnds].sort(byLength);

/** The end of a name that a text ends with, and what it is; undefined when it ends like no name. */
export function endOf(text: string): { end: string; kind: 'road' | 'spot' } | undefined {
  const spot = spots.find((end) => text.endsWith(end));
  const road = roads.find((end) => text.endsWith(end));
  if (road !== undefined && road.length > (spot?.length ?? 0)) return { end: road, kind: 'road' };
  return spot === undefined ? undefined : { end: spot, kind: 'spot' };
}

export function isCommonWord(word: string): boolean {
  return commonWords.has(word);
}

export function standsOutside(word: string): boolean {
  return outside.has(word);
}

/** Behind these a name is over, whatever the next characters would make of them: 望江大道|路灯. */
export const certainEnd = /(?<=大道|小区|社区|幼儿园|派出所|广场|公园|菜市场|农贸市场)/u;

/** What a writer added to a name that ends at a position: 小区, or nothing. */
export function optionalEndAt(text: string, position: number): string {
  return optionalEnds.find((end) => text.startsWith(end, position)) ?? '';
}

/** A name without what a writer may leave out, as long as two characters remain. */
export function bareName(name: string): string {
  const end = optionalEnds.find((each) => name.endsWith(each) && name.length - each.length >= 2);
  return end === undefined ? name : name.slice(0, -end.length);
}
