import type { ComposingNoticeWords } from './composing-notice.ts'

/** The desk's words for writing: selecting, the clipboard, what was sent before. */
export const composingZh = {
  composing: {
    selected: (n: number): string => `选中 ${n} 字`,
    marked: '标记中',
    /** What stands before a row with a finding; two columns. */
    gutter: { block: '拦', hold: '审', warn: '提', log: '记' },
  },
  keys: {
    selectLeft: '向左选',
    selectRight: '向右选',
    selectUp: '向上选',
    selectDown: '向下选',
    selectWordLeft: '向左选一词',
    selectWordRight: '向右选一词',
    selectLineStart: '选到行首',
    selectLineEnd: '选到行尾',
    setMark: '设标记，之后移动即选中',
    selectAll: '全选',
    cut: '剪下',
    copy: '复制',
    pasteHere: '贴上剪下或复制的内容',
    recallOlder: '调出之前发过的',
    recallNewer: '回到较新的',
  },
}

export type ComposingMessages = typeof composingZh

export const composingNoticesZh: ComposingNoticeWords = {
  nothingSelected: () => '先用 Shift+方向键选中',
  nothingCopied: () => '先剪下或复制',
  copiedHere: ({ length }) => `已复制 ${length} 字，{pasteHere Ctrl+V} 贴上`,
  pasteCut: ({ kept }) => `粘贴的内容太长，只放下前 ${kept} 字，{undo Ctrl+Z} 撤销`,
  pasteFull: () => '已满，放不下粘贴的内容',
  unsendable: ({ count }) => `${count} 个字符不能发送，已去掉`,
  fieldFull: ({ limit }) => `最多 ${limit} 字`,
  pasteNowhere: () => '这里不能粘贴，先打开回复或查找',
  noneSent: () => '这个会话里还没有我发过的消息',
  oldestRecalled: () => '已是最早发过的一条',
  newestRecalled: () => '已是正在写的内容',
}
