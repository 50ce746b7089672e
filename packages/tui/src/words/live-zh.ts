import { sayFailure } from './failures.ts'
import type { Lasting, LiveNotice } from './live-notice.ts'
import { zh } from './zh.ts'

/** Words of the line to the desk, of messages on their way and of undoing. */
export const liveZh = {
  outbox: {
    window: (seconds: number): string => `待发 撤回窗口 ${seconds}s`,
    ready: '待发 等上一条',
    sending: '发送中',
    waiting: '等待连接',
    takeBack: (keys: string): string => `${keys} 撤回`,
    unsent: (count: number): string => `${count} 条待发`,
  },
  stale: {
    lost: (seconds: number): string => `连接已断开 ${seconds} 秒`,
    lostMinutes: (minutes: number): string => `连接已断开 ${minutes} 分钟`,
    data: (at: string): string => `屏上是 ${at} 的数据`,
    unread: '连接中断，连上后读取',
    goOn: '可继续阅读和书写，连上后自动更新',
    queued: (count: number): string => `${count} 条消息待连接后发送`,
  },
  returned: (name: string, key: string): string =>
    `${name} 的消息未能发出，已退回草稿${key === '' ? '' : `，按 ${key} 查看`}`,
  quit: {
    title: (count: number): string => `还有 ${count} 条消息没有发出`,
    ask: '现在退出，消息留在本机，下次打开时继续发送。确定退出吗？',
  },
  keys: { undoLast: '撤销' },
}

export type LiveMessages = typeof liveZh

const lasting: Readonly<Record<Lasting, string>> = {
  wrapUp: '收尾不能撤销：客户已看到会话结束；需要时请登记工单',
  close: '已关闭的会话不能重开',
  take: '已接入的会话不能退回队列；可登记工单转交',
  comment: '备注不能删除；请再写一条更正',
  contact: '联系记录不能删除；如记错，请再登记一次',
  promise: '承诺的结果不能撤回',
  held: '已交给资深坐席；请他退回',
  holdDecided: '放行或退回的决定不能撤回',
  ticketCreated: '工单不能删除；可改状态，或写备注说明',
  verification: '核身结果不能撤回',
  arrangement: '安排的这一步不能撤回',
  wording: '话术的这一步不能撤回；请走下一步或出新版本',
  rule: '规则的这一步不能撤回；可再调整',
  sent: '已发出的消息不能撤回；请再发一条更正',
}

export const liveNoticesZh: {
  readonly [Say in LiveNotice['say']]: (notice: Extract<LiveNotice, { say: Say }>) => string
} = {
  takenBack: () => '已撤回，文字回到输入框',
  sendInDoubt: () => '这条消息可能已经送达，不能撤回',
  sendsPending: ({ count }) => `还有 ${count} 条消息没有发出，先等它们发出或撤回`,
  sendReturned: ({ name, failure }) => `给 ${name} 的消息没有发出，已退回草稿：${sayFailure(failure, 'zh-CN')}`,
  outboxResumed: ({ count }) => `上次有 ${count} 条消息没有发出，现在继续`,
  outboxSetAside: () => '上次未发出的消息文件无法读取，已另存一旁',
  nothingToUndo: () => '没有可以撤销的操作',
  lasting: ({ what }) => lasting[what],
  noWayBack: ({ code, from, to }) => `${code} 不能撤销：${zh.ticketStatus[from]} 的工单不能回到 ${zh.ticketStatus[to]}`,
  undoing: ({ code }) => `正在撤销对 ${code} 的修改`,
  undoneDraft: () => '草稿退回上一步',
  notKnownDone: ({ failure }) => `没有收到回答，不知道是否已办成，连上后请先核对：${sayFailure(failure, 'zh-CN')}`,
  takenAfterAll: ({ name }) => `刚才没有回答的接入其实已办成：${name} 在会话栏中`,
  lineLost: () => '连接中断，连上后读取',
  writeWith: ({ keys }) => `这里是阅读：按 ${keys} 再输入`,
}
