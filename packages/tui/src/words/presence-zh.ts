/** The desk's words for who is at it: the lock, the mouse, the screen reader. */
export const presenceZh = {
  lock: {
    locked: {
      idle: (since: string): string => `无人操作，${since} 起已锁屏`,
      agent: (since: string): string => `${since} 起已锁屏`,
    },
    kept: '会话、草稿和待发消息都在，工作照常进行',
    nobody: '没有人等待接入',
    waiting: (n: number): string => `${n} 人等待接入`,
    unread: (n: number): string => `${n} 条消息待回`,
    password: '登录密码',
    how: '输入密码后按 {unlock Enter} 解锁',
    checking: '正在核对',
  },
  reader: {
    hello: '坐席台，读屏模式。{help ?} 听这里的按键，{redraw Ctrl+L} 从头再读。',
    more: (n: number): string => `还有 ${n} 行，用上下键浏览`,
    newRows: (n: number): string => `新增 ${n} 行`,
  },
  keys: { lock: '锁屏', unlock: '解锁' },
  places: { lock: '锁屏' },
}

export type PresenceMessages = typeof presenceZh

/** What is told of the mouse. */
export type PresenceNotice = { readonly say: 'panelFirst' }

export type PresenceNoticeWords = {
  readonly [Say in PresenceNotice['say']]: (notice: Extract<PresenceNotice, { say: Say }>) => string
}

export const presenceNoticesZh: PresenceNoticeWords = {
  panelFirst: () => '先处理这个面板，{back Esc} 返回',
}
