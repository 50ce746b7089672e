import type { Chance } from './chance.ts'

/** Surnames with how many in a thousand bear them, roughly as in the census; the rare ones stand for the many. */
const surnames = weighted(`
  王:72 李:70 张:66 刘:52 陈:45 杨:31 黄:22 赵:22 吴:20 周:19 徐:15 孙:14 马:13 朱:13 胡:12 郭:12 何:12 林:11 罗:11 高:10
  郑:9 梁:9 谢:8 宋:8 唐:8 许:7 韩:7 邓:7 冯:7 曹:6 彭:6 曾:6 肖:6 田:5 董:5 潘:5 袁:5 蔡:5 蒋:5 余:5 于:5 杜:4 叶:4
  程:4 魏:4 苏:4 吕:4 丁:4 任:4 卢:4 姚:4 沈:4 钟:4 姜:4 崔:4 谭:4 陆:3 范:3 汪:3 廖:3 石:3 金:3 韦:3 贾:3 夏:3 付:3
  方:3 邹:3 熊:3 白:3 孟:3 秦:3 邱:3 侯:2 江:2 尹:2 薛:2 闫:2 段:2 雷:2 龙:2 黎:2 史:2 陶:2 贺:2 毛:2 郝:2 顾:2 龚:2
  邵:2 万:2 覃:2 武:2 钱:2 戴:2 严:2 莫:2 孔:2 向:2 常:2 汤:1 单:1 仇:1 区:1 盖:1 解:1 查:1 乐:1 翟:1 尉迟:1 欧阳:2
  上官:1 司马:1 诸葛:1 慕容:1 令狐:1 皇甫:1 阮:1 褚:1 冼:1 亓:1 逄:1 闻:1 祝:1 左:1 岳:1 焦:1 巴:1 柴:1 华:1 庞:1 樊:1
`)

const surnameSet: ReadonlySet<string> = new Set(surnames.items)

const maleGiven = weighted(`
  伟:30 强:24 军:22 勇:18 杰:22 涛:20 明:20 超:16 刚:12 平:10 辉:14 鹏:16 华:14 飞:12 鑫:14 波:12 斌:14 宇:22 浩:24 凯:14
  健:12 俊:18 帆:8 磊:18 峰:16 建:16 志:18 文:18 博:14 子:20 轩:14 睿:8 晨:12 阳:12 龙:10 国:12 东:10 林:12 海:12 成:8
  振:6 家:12 瑞:10 天:10 一:8 泽:14 豪:8 昊:10 云:6 旭:8 洋:10 宏:8 庆:6 永:8 德:6 新:8 世:4 少:4 立:6 源:6 晟:3 朝:3
`)

const femaleGiven = weighted(`
  芳:18 娜:18 敏:20 静:24 丽:24 艳:16 娟:14 霞:12 秀:12 英:14 玲:14 燕:14 红:12 梅:12 丹:12 萍:10 婷:22 雪:16 琳:14 莉:12
  欣:18 怡:16 佳:16 颖:14 洁:12 雨:16 晓:14 倩:12 琪:12 梦:12 思:14 诗:8 涵:12 萱:8 悦:12 月:8 云:10 珍:8 桂:8 兰:10
  淑:8 慧:14 美:10 春:8 玉:12 凤:8 莹:12 璐:8 瑶:10 媛:8 小:10 可:8 馨:6 彤:6 宁:8 文:8 紫:4 若:6 依:6 茜:3 乐:3 晴:5
`)

/** An invented name of two characters or three, now and then four, as often as people have them. */
export function inventName(chance: Chance, isMale: boolean): string {
  const given = isMale ? maleGiven : femaleGiven
  const first = draw(chance, given)
  return draw(chance, surnames) + first + (chance.percent(24) ? '' : draw(chance, given))
}

/** What a customer may call themselves in the app; most leave it empty. */
export function inventNickname(chance: Chance, name: string): string {
  if (!chance.percent(18)) return ''
  const last = [...name].at(-1) ?? ''
  return chance.pick([`小${last}`, `阿${last}`, `${last}${last}`, `${last}哥`, `${last}姐`, `爱笑的${last}`])
}

/** Whether it is a surname that people are given here. */
export function isSurname(text: string): boolean {
  return surnameSet.has(text)
}

interface Weighted {
  readonly items: readonly string[]
  /** Each item as often as its weight: drawing is one look-up. */
  readonly wheel: readonly number[]
}

function weighted(table: string): Weighted {
  const rows = table
    .trim()
    .split(/\s+/)
    .map((row) => row.split(':'))
  return {
    items: rows.map(([item = '']) => item),
    wheel: rows.flatMap(([, weight], i) => Array.from({ length: Number(weight) }, () => i)),
  }
}

function draw(chance: Chance, { items, wheel }: Weighted): string {
  return items[wheel[chance.below(wheel.length)] ?? 0] ?? ''
}
