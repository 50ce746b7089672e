/** The desk's words around the panes: conversations, status, notices that have been. */
export const layoutZh = {
  demoShort: '演示数据',
  strip: {
    none: '还没有会话，在队列中按 {openConversation Enter} 接入',
    waiting: (n: number): string => `等待 ${n}`,
    longest: (wait: string): string => `最久 ${wait}`,
    wait: (minutes: number): string =>
      minutes < 1 ? '<1分' : minutes < 60 ? `${minutes}分` : minutes < 6_000 ? `${Math.floor(minutes / 60)}时` : '99时',
    late: (n: number): string => `${n} 位超时`,
    soon: (n: number): string => `${n} 位将超时`,
    blocked: (n: number): string => `${n} 份草稿被拦截`,
    unread: (n: number): string => `${n} 条待回`,
  },
  status: {
    latency: (ms: number): string =>
      ms < 10 ? '<10ms' : ms < 1_000 ? `${Math.round(ms / 10) * 10}ms` : `${Math.min(99, ms / 1_000).toFixed(1)}s`,
    queued: (n: number): string => `待发 ${n}`,
    held: (n: number): string => `待放行 ${n}`,
    fresh: '数据 刚刚',
    age: (minutes: number): string => (minutes < 60 ? `数据 ${minutes}分前` : `数据 ${Math.floor(minutes / 60)}小时前`),
    zoomed: (key: string): string => `放大${key === '' ? '' : ` ${key}`}`,
  },
  toasts: {
    title: '通知记录',
    empty: '还没有通知',
    emptyHint: '发送、接入、保存的结果会留在这里',
    hint: '↑↓ 滚动，{back@toasts Esc} 返回',
    times: (n: number): string => `${n} 次`,
    tone: { info: '  ', good: '  ', warn: '! ', bad: '!!' },
  },
  attention: { blocked: '被拦截', drafted: '草稿', promise: '承诺逾期' },
  keptAll: '会话和草稿都在，放大窗口即可继续',
  keys: {
    zoomPane: '放大这一栏',
    widenPane: '加宽这一栏',
    narrowPane: '收窄这一栏',
    resetPanes: '恢复栏宽',
    toasts: '通知记录',
  },
  places: { toasts: '通知记录' },
}

export type LayoutMessages = typeof layoutZh
