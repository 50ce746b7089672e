import type { ComposingNoticeWords } from './composing-notice.ts'
import type { ComposingMessages } from './composing-zh.ts'

export const composingEn: ComposingMessages = {
  composing: {
    selected: (n) => `${n} selected`,
    marked: 'mark set',
    gutter: { block: 'B!', hold: 'H!', warn: 'W!', log: 'L!' },
  },
  keys: {
    selectLeft: 'select left',
    selectRight: 'select right',
    selectUp: 'select up',
    selectDown: 'select down',
    selectWordLeft: 'select a word left',
    selectWordRight: 'select a word right',
    selectLineStart: 'select to line start',
    selectLineEnd: 'select to line end',
    setMark: 'set a mark; moving selects',
    selectAll: 'select all',
    cut: 'cut',
    copy: 'copy',
    pasteHere: 'paste what was cut or copied',
    recallOlder: 'recall what I sent before',
    recallNewer: 'back to the newer one',
  },
}

export const composingNoticesEn: ComposingNoticeWords = {
  nothingSelected: () => 'Select first: Shift and arrows',
  nothingCopied: () => 'Cut or copy something first',
  copiedHere: ({ length }) => `${length} characters copied, {pasteHere Ctrl+V} pastes`,
  pasteCut: ({ kept }) => `The paste was too long: its first ${kept} characters are here, {undo Ctrl+Z} undoes`,
  pasteFull: () => 'No room is left; nothing of the paste fits',
  unsendable: ({ count }) =>
    count === 1
      ? '1 character cannot be sent and was left out'
      : `${count} characters cannot be sent and were left out`,
  fieldFull: ({ limit }) => `At most ${limit} characters`,
  pasteNowhere: () => 'There is nothing to paste into here: open a reply or the search first',
  noneSent: () => 'Nothing of mine was sent in this conversation yet',
  oldestRecalled: () => 'That is the first one sent here',
  newestRecalled: () => 'That is what is being written',
}
