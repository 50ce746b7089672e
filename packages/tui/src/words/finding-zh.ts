import type { FindingNoticeWords } from './finding-notice.ts'
import { zh } from './zh.ts'

/** The desk's words for finding things, in Chinese: the palette, the command line, filters. Its shape is what every other language must fill. */
export const findingZh = {
  palette: {
    title: '命令面板',
    prompt: '想做什么？文字、拼音首字母、英文或按键都行',
    found: (n: number): string => `${n} 项`,
    empty: '没有这样的操作',
    recent: '最近',
  },
  filter: {
    title: '筛选',
    of: (shown: number, all: number, more: boolean): string => `${shown}/${all}${more ? '+' : ''}`,
    kept: '{back Esc} 取消筛选',
    none: '没有匹配的行',
  },
  command: {
    title: '命令',
    prompt: '命令，例如 延期 30天、设置 theme dark、查找 zw',
    hint: '{completeCommand Tab} 补全 ↑ 历史 {runCommand Enter} 执行',
    noMatch: '没有这个命令',
    rows: {
      defer: { usage: 'defer 30d / 延期 30天', says: '顺延到期日' },
      settle: { usage: 'settle today / 结清 今天', says: '提前结清，可写日期 2026-12-01' },
      extend: { usage: 'extend 3 / 展期 3', says: '增加期数' },
      restructure: { usage: 'restructure 12 / 重组 12', says: '剩余欠款重分为几期' },
      reage: { usage: 'reage / 重置账龄', says: '逾期部分并入剩余期数' },
      waive: { usage: 'waive penalty,fee 50 / 减免 罚息 50', says: '减免，可写最多多少元' },
      search: { usage: 'search zw 8899 / 查找 张伟', says: '查找客户' },
      ticket: { usage: 'ticket T-7K3Q / 登记', says: '登记工单，写编号则打开' },
      tickets: { usage: 'tickets / 工单', says: '工单列表' },
      queue: { usage: 'queue / 队列', says: '去队列' },
      chat: { usage: 'chat / 会话', says: '去会话' },
      customer: { usage: 'customer / 客户', says: '去客户' },
      bills: { usage: 'bills / 账单', says: '客户的账单' },
      overdue: { usage: 'overdue / 逾期在前', says: '账单，逾期在前' },
      orders: { usage: 'orders / 订单', says: '客户的订单和优惠券' },
      arrangements: { usage: 'arrangements / 安排', says: '协商安排' },
      promises: { usage: 'promises / 承诺', says: '对客户的承诺' },
      held: { usage: 'held / 待放行', says: '等待放行的消息' },
      duties: { usage: 'duties / 告知清单', says: '须告知的内容' },
      told: { usage: 'told / 告知记录', says: '已告知的内容' },
      verify: { usage: 'verify / 核身', says: '核实客户身份' },
      contact: { usage: 'contact / 外呼', says: '登记外呼' },
      next: { usage: 'next / 下一个', says: '下一个要我处理的会话' },
      wrapup: { usage: 'wrapup / 收尾', says: '收尾，再一次结束会话' },
      wording: { usage: 'wording / 话术', says: '话术文档：版本、审批、停用' },
      rules: { usage: 'rules / 规则', says: '规则：来源、状态、紧急停用' },
      lock: { usage: 'lock / 锁屏', says: '锁屏，不显示任何人' },
      notices: { usage: 'notices / 通知', says: '已经提示过的内容' },
      refresh: { usage: 'refresh / 刷新', says: '重新读取这里的内容' },
      'save-fixture': { usage: 'save-fixture [名称] / 存用例', says: '把这个会话存成可重放的文件，人物换成虚构' },
      macro: { usage: 'macro 名称 [--dry] / 宏 名称', says: '执行自己的宏；--dry 只看步骤' },
      redraw: { usage: 'redraw / 重绘', says: '重画整个屏幕' },
      palette: { usage: 'palette / 命令面板', says: '所有操作' },
      help: { usage: 'help / 帮助', says: '这里的按键' },
      set: { usage: 'set undoSeconds 5 / 设置', says: '改一项设置，写入 settings.yaml' },
      theme: { usage: 'theme dark / 主题', says: '配色' },
      lang: { usage: 'lang en / 语言 英文', says: '界面语言，本次有效' },
      tour: { usage: 'tour / 导览 [off|next|again]', says: '边做边学，off 收起，next 跳过一步' },
      quit: { usage: 'quit / 退出', says: '离开' },
    },
    problems: {
      unknown: (word: string, meant: string | undefined): string =>
        `没有“${word}”这个命令${meant === undefined ? '，{palette F3} 列出所有操作' : `，是不是 ${meant}`}`,
      ambiguous: (names: string): string => `还不能确定是哪一个：${names}`,
      count: (given: string, most: number, usage: string): string =>
        `${given === '' ? '还缺一个数' : `“${given}”不行`}：要 1 到 ${most} 的整数，例如 ${usage}`,
      date: (given: string, usage: string): string => `“${given}”不是日期：要 今天 或 年-月-日，例如 ${usage}`,
      past: (given: string): string => `${given} 已经过去：要今天或以后的日期`,
      components: (given: string, usage: string): string =>
        `${given === '' ? '还没说减免什么' : `“${given}”不明白`}：可选 罚息、费用、利息，例如 ${usage}`,
      amount: (given: string): string => `“${given}”不是金额：要大于 0，最多两位小数`,
      needs: (given: string, usage: string): string =>
        `${given === '' ? '还没写完' : `“${given}”不明白`}：例如 ${usage}`,
      noArguments: (given: string, usage: string): string => `不需要“${given}”：只写 ${usage}`,
    },
  },
  keys: {
    palette: '命令面板',
    runPalette: '执行',
    closePalette: '关闭',
    visitOlder: '看过的上一个',
    visitNewer: '看过的下一个',
    commandUp: '上移/历史',
    commandDown: '下移/历史',
    filter: '筛选',
    keepFilter: '保留筛选',
    dropFilter: '取消筛选',
    filterToSearch: '转为查找客户',
    command: '命令',
    runCommand: '执行',
  },
  places: { palette: '命令面板', filter: '筛选' },
}

export type FindingMessages = typeof findingZh

export const findingNoticesZh: FindingNoticeWords = {
  finishFirst: ({ place }) => `先完成或关闭“${placeZh(place)}”`,
  worksIn: ({ place }) => `在“${placeZh(place)}”里才有用`,
  noOlderVisit: () => '之前没有看过别的',
  noNewerVisit: () => '已经是最后看的一个',
  langIs: () => '界面语言：中文',
  needsRecorder: () => '只能存自己服务的会话；别人的由高级坐席、主管或合规人员来存',
  fixtureSaving: () => '正在保存并重放这个会话',
  fixtureSaved: ({ file, left }) => `已存：${file}${left > 0 ? `；有 ${left} 类操作没能写入，见文件开头` : ''}`,
  fixtureDiffers: ({ file }) => `重放与当时不一致，没有存成用例；留作查看：${file}`,
  fixtureThere: ({ file }) => `已有同名文件：${file}，请换个名字`,
  fixtureNowhere: () => '这里没有可以存文件的地方',
  ticketUnknown: ({ code }) => `近期工单里没有 ${code}`,
  ticketReady: ({ code }) => `找到 ${code}，再输入一次 :ticket ${code} 打开`,
}

function placeZh(place: string): string {
  return ({ ...zh.places, ...findingZh.places } as Readonly<Record<string, string>>)[place] ?? place
}
